package org.jixia.wes.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the engine stores of runs under way. Writes happen inside the caller's transaction, which has been fenced. */
public interface StepRepository {

    /** Writes the steps; the returned runs are those that ended by it, with their counts of calls and cache hits. */
    List<Run> write(List<Step> steps);

    List<NodeRow> nodes(RunId run);

    /** The name of the semantics that the run was begun with. */
    String semantics(RunId run);

    /** Nodes whose attempt tes has not reported, last touched before so many seconds; at most 500 of a shard set. */
    List<Waiting> waiting(Set<Integer> shards, int olderThanSeconds, UUID afterRun, String afterPath);

    /** Notes which task an attempt became; an attempt that is over keeps what it has. */
    void accepted(List<Accepted> accepted);

    /** Runs of these shards that somebody has to look at: newly accepted ones and cancelled ones. */
    List<RunId> unseen(Set<Integer> shards, int most);

    /** Notes that tes was told of the cancellation. */
    void cancellationSent(RunId run);

    /** Stores which tasks have ended according to events; those of runs that are over are left out. */
    void keepResults(List<KeptResult> results);

    List<KeptResult> keptResults(Set<Integer> shards, int most);

    void forgetResults(List<UUID> tasks);

    /** Removes history of runs that ended before so many days, at most so many rows; returns how many it were. */
    int forgetHistory(int days, int most);

    /** States by which calls can be listed: those of nodes, and CACHED for what the cache answered. */
    List<String> CALL_STATES = List.of("SUBMITTING", "DONE", "CACHED", "FAILED", "CANCELED");

    /** In the order of appearance; call and state, one of {@link #CALL_STATES}, may be null. */
    List<NodeView> calls(RunId run, String call, String state, long after, int limit);

    /** Every attempt of every call behind a place, in the order of appearance. */
    List<NodeView> allAttempts(RunId run, long afterNumber, int afterAttempt, int limit);

    /** Every attempt of one call, the latest last; none of a call that there is not. */
    List<NodeView> attempts(RunId run, String path);

    Map<String, Map<String, Integer>> counts(RunId run);

    /** A node as it was stored. */
    record NodeRow(
            String path,
            String call,
            String state,
            int attempt,
            int outOfMemory,
            boolean cached,
            String outputs,
            String failure,
            UUID task) {}

    /** An attempt that is under way, or was. */
    record Waiting(RunId run, String path, int attempt, UUID task) {}

    /** Answer of tes to a submitted attempt. */
    record Accepted(RunId run, String path, int attempt, UUID task) {}

    /** The news that a task has ended; what it came to is asked of tes, as the event leaves the texts out. */
    record KeptResult(UUID task, UUID run, String key) {}

    /** A call as people see it; the verdict of the cache is JSON, null when the cache was not asked, the inputs JSON or null. */
    record NodeView(
            long number,
            String path,
            String call,
            String state,
            int attempt,
            boolean cached,
            String outputs,
            String failure,
            UUID task,
            Integer exitCode,
            String reason,
            String sentence,
            String details,
            String verdict,
            String inputs,
            java.time.Instant submittedAt,
            java.time.Instant endedAt) {}
}
