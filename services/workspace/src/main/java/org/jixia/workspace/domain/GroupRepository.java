package org.jixia.workspace.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Groups and who is in them. */
public interface GroupRepository {
    Optional<Group> find(UUID id);

    /** Finds and holds it until the transaction ends: held before any workspace, so that nobody waits for each other. */
    Optional<Group> lock(UUID id);

    /** By name, at most {@code limit} after the given one. */
    List<Group> list(String after, int limit);

    /** Whether another group has the name, in any case; no other transaction gives it until this one ends. */
    boolean isTaken(String name, UUID except);

    void insert(UUID id, String name, String description);

    /** Stores name and description with version + 1; false when the version is not the stored one. */
    boolean update(Group group);

    /** Removes it with its members; its grants are gone already. */
    void delete(UUID id);

    /** At most {@code limit} after the given person. */
    List<String> members(UUID group, String after, int limit);

    /** True if the person was not in it. */
    boolean add(UUID group, String person);

    /** True if the person was in it. */
    boolean remove(UUID group, String person);
}
