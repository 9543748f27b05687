package org.jixia.workspace.domain;

/** Where the facts about workspaces are told, in the running transaction. */
public interface WorkspaceEvents {
    void member(Member member, Workspace workspace, String actor);

    void created(Workspace workspace);

    void changed(Workspace workspace, String actor);

    void removalStarted(Workspace workspace, String actor);

    void removed(Workspace workspace);

    void started(Submission submission, int runs);

    void ended(Submission submission, java.util.Map<String, Integer> counts);
}
