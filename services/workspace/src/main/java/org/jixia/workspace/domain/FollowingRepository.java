package org.jixia.workspace.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far the files of clones have followed; a clone whose files are all there is not kept any more. */
public interface FollowingRepository {
    /** In the transaction that makes the clone. */
    void begin(UUID clone, UUID source, String person);

    List<UUID> begun();

    Optional<Place> place(UUID clone);

    void reached(UUID clone, String path);

    void end(UUID clone);

    /**
     * Which files come next.
     *
     * @param after the last path that the clone has been given; null at the beginning
     */
    record Place(UUID source, String person, String after) {}
}
