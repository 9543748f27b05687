package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Workspaces and their members as kept. */
public interface WorkspaceRepository {
    Optional<Workspace> find(UUID id);

    /** Finds and holds it until the transaction ends, so that its changes follow one another. */
    Optional<Workspace> lock(UUID id);

    /** Finds it and keeps it and its members from changing until the transaction ends; others may do the same. */
    Optional<Workspace> hold(UUID id);

    /** True if it was not there yet. */
    boolean insert(Workspace workspace);

    /** Stores it with version + 1; false when the version is not the stored one. */
    boolean update(Workspace workspace);

    /** Workspaces that the person may read, the latest first; at most {@code limit} before the given position. */
    List<Listed> list(Wanted wanted, Instant before, UUID beforeId, int limit);

    List<Workspace> removalsDue(Instant askedBefore);

    /** The person's row: of a member, of a reader by a grant, or of somebody who was either. */
    Optional<Member> member(UUID workspace, String person);

    /** The members; who reads by a grant is none. */
    List<Member> members(UUID workspace);

    /** Stores a member under a new version, greater than any before, and returns it so. */
    Member store(Member member);

    /** Aborts the person's open submissions in the workspace, and remembers that wes has to stop their work there. */
    void noteStop(UUID workspace, String person);

    /** The same for everybody who computes in the workspace. */
    void noteStops(UUID workspace);

    List<Stop> stops();

    void forgetStop(Stop stop);

    /** Work of a person who may not compute in the workspace any more. */
    record Stop(UUID workspace, String person) {}

    /**
     * What a person looks for among the workspaces that they may read.
     *
     * @param search found in name, description or tags; null for any
     * @param tag a whole tag; null for any
     * @param of whose; null for any
     */
    record Wanted(String person, String search, String tag, Whose of) {}

    /** Whose workspaces. */
    enum Whose {
        /** The person is an owner. */
        MINE,
        /** Others let the person in. */
        SHARED
    }

    record Listed(Workspace workspace, Member member) {}
}
