package org.jixia.wes.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The task service as the engine needs it. Every call may be repeated. */
public interface Tasks {

    /** At most 500 tasks of one run; the answers are in no order. */
    List<Answer> submit(Run run, List<Submission> tasks);

    /** Ends or present states of attempts by key, at most 500; unknown keys are not in the answer. */
    List<TaskEnd> states(List<String> keys);

    /** Stops the run's tasks and refuses later ones. */
    void cancel(RunId run);

    /** What a task may get there; kept for some seconds. */
    Host host();

    /** What the image is to the container engine of the task service, when it holds it: tasks then run in it; kept for some seconds. */
    Optional<String> imageId(String image);

    /** A task as people are shown it; without a command, in its first attempt, when tes does not know it any more. */
    Shown shown(Run run, UUID task);

    /** The command of a task's first executor, and the latest of tes' own attempts at it. */
    record Shown(List<String> command, int attempt) {}

    /** Since when a running task holds what; its start is null when tes has not noted it yet. */
    Running running(Run run, UUID task);

    record Running(Instant startedAt, long cpuMillis, long memoryBytes, long gpus) {}

    record Submission(String key, Map<String, Object> task) {}

    /** Accepted with an id, or refused with a fault. */
    record Answer(String key, UUID id, String faultCode, String faultDetail) {
        public boolean accepted() {
            return id != null;
        }
    }

    /** Backends, limits of one task, and which images stand for which host tools and versions. */
    record Host(
            List<String> backends,
            long cpuMillis,
            long memoryBytes,
            long diskBytes,
            Map<String, Map<String, String>> images,
            long gpus) {
        public boolean runsContainers() {
            return backends.contains("container") || backends.contains("kubernetes");
        }
    }
}
