package org.jixia.workspace.domain;

import java.util.List;
import java.util.UUID;

/** Where the facts about workspaces are told, in the running transaction. */
public interface WorkspaceEvents {
    /** A member was put or removed: the decision, and the fact that follows from it, which may be that a grant remains. */
    void member(Member decided, Member fact, Workspace workspace, String actor);

    /** What is true of these persons now. */
    void facts(List<Member> members, Workspace workspace, String actor);

    /** A grant to everyone or a group was given or taken. */
    void grant(Workspace workspace, String grantee, boolean given, String actor);

    /** Somebody who has not signed in yet was invited, or the invitation was taken back. */
    void invitation(Workspace workspace, Invitation invitation, boolean given, String actor);

    /** An administrator changed a group. */
    void group(UUID group, String change, String what, String actor);

    void created(Workspace workspace);

    void changed(Workspace workspace, String actor);

    void removalStarted(Workspace workspace, String actor);

    void removed(Workspace workspace);

    void started(Submission submission, int runs);

    void ended(Submission submission, java.util.Map<String, Integer> counts);
}
