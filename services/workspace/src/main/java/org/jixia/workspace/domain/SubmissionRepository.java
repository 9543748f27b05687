package org.jixia.workspace.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Bundles, configurations and submissions as kept. */
public interface SubmissionRepository {
    void keepBundle(String digest, byte[] content);

    byte[] bundle(String digest);

    List<Configuration> configurations(UUID workspace);

    Optional<Configuration> configuration(UUID workspace, UUID id);

    /** False when the name is taken. */
    boolean insert(Configuration configuration);

    /** False when the version is not the stored one. */
    boolean update(Configuration configuration);

    boolean deleteConfiguration(UUID workspace, UUID id);

    void copyConfigurations(UUID from, UUID to);

    void insert(Submission submission, Map<String, Map<String, Object>> inputsByRow);

    Optional<Submission> find(UUID id);

    List<Submission> list(UUID workspace, UUID before, int limit);

    /** True if the submission was in that state and now is in the other. */
    boolean move(UUID id, SubmissionState from, SubmissionState to, String reason);

    List<Submission> open();

    List<Submission.Row> rows(UUID submission, String state, String after, int limit);

    /** Notes the run of a row that had none. */
    void started(UUID submission, String row, UUID run);

    /** True if the row had not ended and now has. */
    boolean ended(UUID submission, String row, Submission.RowState state, Runs.Ended result);

    void written(UUID submission, String row);

    /** Ends rows that wes never got. */
    void cancelPending(UUID submission);

    Optional<RowKey> byRun(UUID run);

    Map<String, Integer> counts(UUID submission);

    record RowKey(UUID submission, String row) {}
}
