package org.jixia.tes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps tasks. Every method runs in the caller's transaction. */
public interface TaskRepository {

    /** What became of an insert: the task's id, which is an older one's if its key was known, and whether bodies agree. */
    record Kept(UUID id, boolean sameBody) {}

    /** Keeps those whose (caller, key) is new; same order. */
    List<Kept> keep(List<NewTask> tasks);

    /** Lets the commit return before it is on disk: what a database crash takes is submitted again by wes. */
    void commitLater();

    /** Keeps others from closing these until the transaction ends; closing waits, and is then seen by all that come later. */
    void hold(Set<UUID> runs, Set<UUID> workspaces);

    Optional<StoredTask> find(UUID id);

    Optional<TaskHead> head(UUID id);

    List<TaskHead> heads(TaskFilter filter, Optional<UUID> before, int limit);

    /** As many of the newest as are asked for and have together at most these bytes; always one if there is one. */
    List<StoredTask> list(TaskFilter filter, Optional<UUID> before, int limit, long bytes);

    List<StoredTask> byIds(List<UUID> ids);

    List<TaskStanding> standings(List<UUID> ids, List<String> keys);

    /** Kept streams by task; tasks that said nothing have none. */
    Map<UUID, List<StreamLog>> logs(List<UUID> tasks);

    /** Marks the tasks cancelled: queued ones end, running ones are to be ended. Answers those it changed, as they are now. */
    List<StoredTask> cancel(List<UUID> ids);

    /** Ids of tasks that have not ended. */
    List<UUID> openOf(Optional<UUID> run, Optional<UUID> workspace);

    /** Ids of a person's own tasks in a workspace, of no run, that were created until then and go on. */
    List<UUID> openOf(String person, UUID workspace, Instant until);

    /** Refuses later tasks of the run, or workspace. */
    void close(Optional<UUID> run, Optional<UUID> workspace);

    Set<UUID> closedRuns(Set<UUID> runs);

    Set<UUID> closedWorkspaces(Set<UUID> workspaces);

    void result(UUID task, TaskResult result);
}
