package org.jixia.wes.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runs as they are stored. All changes of state are conditional; false says that the run was elsewhere already. */
public interface RunRepository {

    /** Stores new runs and answers how many; those whose (submission, row) is known already are left as they are. */
    int insert(List<Run> runs);

    Optional<Run> find(RunId id);

    List<Run> findAll(Set<RunId> ids);

    /** The runs of a submission by row. */
    Map<String, RunId> rows(UUID submission, Set<String> rows);

    List<Run> list(RunQuery query);

    /** Workspaces in which the person has started runs, whether or not the person may still read them. */
    List<UUID> workspacesOf(String person);

    /** Open runs of a shard, oldest first. */
    List<RunId> open(int shard);

    /** Marks open runs as to be cancelled and returns those that were not before. */
    List<RunId> cancel(CancelScope scope, String reason);

    String cancelReason(RunId run);

    Map<RunState, Long> countsByState();

    /** Makes those who accept runs for the account wait for each other until they commit: what they count stays true. */
    void lockOpenRuns(UUID billingAccount);

    /** Open runs of one billing account, as far as the limit's scope goes. */
    long openRuns(UUID billingAccount, Limits.Limit limit);

    /** Removes what is stored of ended runs of a workspace; true when nothing is left. */
    boolean purge(UUID workspace, int most);

    List<Line> lines(RunId run, long after, int limit);

    /** Refuses later runs of the submission. */
    void closeSubmission(UUID submission, String reason);

    boolean isClosed(UUID submission);

    /** A line of the run's own log. */
    record Line(long seq, java.time.Instant at, String text) {}

    /** Which runs a cancellation means: exactly one of the fields, or person and workspace together. */
    record CancelScope(RunId run, UUID submission, UUID workspace, String person) {
        public static CancelScope of(RunId run) {
            return new CancelScope(run, null, null, null);
        }

        /** Of a submission, or of a run of none, which is its own spending scope. */
        public static CancelScope ofSubmission(UUID submission) {
            return new CancelScope(null, submission, null, null);
        }

        public static CancelScope ofWorkspace(UUID workspace) {
            return new CancelScope(null, null, workspace, null);
        }

        public static CancelScope ofPerson(String person, UUID workspace) {
            return new CancelScope(null, null, workspace, person);
        }
    }
}
