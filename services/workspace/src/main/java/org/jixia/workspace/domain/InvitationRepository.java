package org.jixia.workspace.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations as kept. */
public interface InvitationRepository {
    /** Keeps it; one of the same address in the same workspace gives way to it. */
    Invitation put(Invitation invitation);

    /** Those of a workspace by address, after the given one. */
    List<Invitation> list(UUID workspace, String after, int limit);

    /** Those that wait for this address, in any case. */
    List<Invitation> waiting(String email);

    /** The invitation if it was there. */
    Optional<Invitation> remove(UUID workspace, UUID id);

    void purge(UUID workspace);
}
