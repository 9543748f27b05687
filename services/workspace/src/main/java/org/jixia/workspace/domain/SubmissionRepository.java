package org.jixia.workspace.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Submissions and their rows as kept. */
public interface SubmissionRepository {
    void insert(Submission submission, Iterable<RowSpool.Row> rows);

    Optional<Submission> find(UUID id);

    List<Submission> list(UUID workspace, UUID before, int limit);

    /** True if the submission was in that state and now is in the other. */
    boolean move(UUID id, SubmissionState from, SubmissionState to, String reason);

    /** Notes that wes has taken the cancellation of the submission: from then on an aborted one may end. */
    void cancelled(UUID id);

    /** DONE, or ABORTED after a cancellation that wes has taken; false while a row is open or when it has ended already. */
    boolean end(UUID id, Map<String, Integer> counts);

    /** Those that have not ended: of one workspace, or of all with null. */
    List<Submission> open(UUID workspace);

    boolean hasOpenRows(UUID submission);

    /** Rows by name, those after a name. */
    Slice<Submission.Row> rows(UUID submission, String state, String after, int limit);

    /** Rows that wes has, by name, those after a name; the names with their runs. */
    List<Running> running(UUID submission, String after, int limit);

    /** Notes the runs of rows that had none. */
    void started(UUID submission, Map<String, UUID> runsByRow);

    /** True if the row had not ended, and had this run or none, and now has ended. */
    boolean ended(UUID submission, Submission.RowState state, Runs.Ended result);

    void written(UUID submission, Collection<String> rows);

    /** Ends rows that wes never got. */
    void cancelPending(UUID submission);

    /** Ends every row that is open. */
    void cancelOpen(UUID submission);

    Map<String, Integer> counts(UUID submission);

    /** Rows by state of each of the submissions. */
    Map<UUID, Map<String, Integer>> counts(Collection<UUID> submissions);

    /** Deletes some of the workspace's submissions and their rows, at most {@code limit}; false when there were none. */
    boolean purge(UUID workspace, int limit);

    record Running(String row, UUID run) {}
}
