package org.jixia.wes.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one transaction changes of one run: its nodes, its own state, lines of its log. Written whole or not at all, and only while the
 * writer owns the run's shard. {@code held} is what the tasks had that ended by this step.
 */
public record Step(
        Run run,
        RunState state,
        List<NodeChange> nodes,
        List<String> lines,
        List<String> warnings,
        End end,
        Granted held) {

    /**
     * A node's row as it is to be; previous is the state before, null for a new node, so that counts are kept by difference. Inputs come
     * with a new node and stay.
     */
    public record NodeChange(
            String path,
            String call,
            String state,
            String previous,
            int attempt,
            int outOfMemory,
            boolean cached,
            String outputs,
            String failure,
            AttemptEnd ended,
            String inputs) {

        public boolean retried() {
            return "SUBMITTING".equals(state) && "SUBMITTING".equals(previous) && attempt > 1;
        }
    }

    /** How the attempt before this change ended at tes; details is JSON for people. */
    public record AttemptEnd(UUID task, Integer exitCode, String reason, String sentence, String details) {}

    /** The end of the run: outputs of a complete one, the failure of another. */
    public record End(String outputs, RunFailure failure) {}

    /** Counts of a run's calls by name and state. */
    public record Counts(Map<String, Map<String, Integer>> byCall) {}
}
