package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jixia.platform.http.RemoteException;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.StepRepository.Accepted;
import org.jixia.wes.domain.TaskEnd;
import org.jixia.wes.domain.Tasks;
import org.jixia.wes.domain.Tasks.Host;

/**
 * Submits attempts to tes, 500 a call, asks after them, and cancels runs. A service that does not answer is asked again for as long as
 * it takes; only an answer ends an attempt. Every call may be repeated, as the key of an attempt never changes.
 */
final class TaskDesk {

    private static final Logger LOG = Logger.getLogger(TaskDesk.class);
    private static final int BATCH = 500;
    private static final long BATCH_WEIGHT = 4L << 20;
    private static final long MOST_CARRIED = 32L << 20;
    /** Refusals of a whole call that may pass: a token that was not known yet, a limit. */
    private static final int REFUSALS = 8;

    private final EngineParts parts;
    private final Background background;
    private final Consumer<Message> lanes;
    private final TaskDocuments documents;
    private final CacheParts cacheParts;
    private final Semaphore calls = new Semaphore(8);
    /** Characters of the scripts and texts of tasks that tes does not have yet. */
    private final AtomicLong carried = new AtomicLong();

    private final Map<RunId, Integer> busy = new ConcurrentHashMap<>();
    /** Runs whose inputs drs knows; asked again by another process, which does no harm. */
    private final Set<RunId> registered = ConcurrentHashMap.newKeySet();

    TaskDesk(EngineParts parts, Background background, Consumer<Message> lanes) {
        this.parts = parts;
        this.background = background;
        this.lanes = lanes;
        this.documents = new TaskDocuments(parts.json());
        this.cacheParts = new CacheParts(parts);
    }

    boolean busyWith(RunId run) {
        return busy.containsKey(run);
    }

    void start(Run run, List<TaskSpec> specs, List<TaskSpec> claimed) {
        if (parts.config().nullExecutor()) {
            NullExecutor.end(run, specs, lanes);
            return;
        }
        busy.merge(run.id(), 1, Integer::sum);
        long weight = specs.stream().mapToLong(TaskDesk::weight).sum();
        carried.addAndGet(weight);
        background.start(() -> {
            try {
                claim(run, claimed);
                var refused = register(run);
                if (refused != null) {
                    specs.forEach(spec -> refuse(run, spec, refused));
                    return;
                }
                for (List<TaskSpec> some : batches(runnable(run, specs))) {
                    submit(run, some);
                }
            } finally {
                carried.addAndGet(-weight);
                busy.computeIfPresent(run.id(), (id, count) -> count == 1 ? null : count - 1);
            }
        });
    }

    /** Does it now, or once less is on its way to tes: long scripts are not to pile up here. */
    void whenLight(Runnable work) {
        if (carried.get() < MOST_CARRIED) {
            work.run();
        } else {
            background.start(() -> background.untilDone(() -> {
                if (carried.get() >= MOST_CARRIED) {
                    throw new IllegalStateException("much is on its way to tes");
                }
                work.run();
            }));
        }
    }

    private static long weight(TaskSpec spec) {
        long texts = spec.inputs().stream()
                .mapToLong(
                        input -> input.content() == null ? 0 : input.content().length())
                .sum();
        return spec.script().length() + texts;
    }

    /** What only the run could find out about: a task does not run without what it asks for. */
    private List<TaskSpec> runnable(Run run, List<TaskSpec> specs) {
        if (specs.stream().allMatch(spec -> spec.resources().gpuCount() == 0)) {
            return specs;
        }
        var host = new Host[1];
        background.untilDone(() -> host[0] = parts.tasks().host());
        var runnable = new ArrayList<TaskSpec>();
        for (TaskSpec spec : specs) {
            if (host[0] == null || spec.resources().gpuCount() <= host[0].gpus()) {
                runnable.add(spec);
            } else {
                refuse(
                        run,
                        spec,
                        "The task asks for " + spec.resources().gpuCount() + " GPUs; a task can get " + host[0].gpus()
                                + " here.");
            }
        }
        return runnable;
    }

    /** At most 500 a call, and fewer where scripts are long; one goes in any case. */
    private static List<List<TaskSpec>> batches(List<TaskSpec> specs) {
        var batches = new ArrayList<List<TaskSpec>>();
        int from = 0;
        long weight = 0;
        for (int at = 0; at < specs.size(); at++) {
            weight += weight(specs.get(at));
            if (at > from && (at - from == BATCH || weight > BATCH_WEIGHT)) {
                batches.add(specs.subList(from, at));
                from = at;
                weight = weight(specs.get(at));
            }
        }
        if (from < specs.size()) {
            batches.add(specs.subList(from, specs.size()));
        }
        return batches;
    }

    /** Names the run's inputs to drs before its first task; the answer is why that was refused, or null. */
    private String register(Run run) {
        if (registered.contains(run.id())) {
            return null;
        }
        var refused = new String[1];
        background.untilDone(() -> {
            try {
                var objects = Pins.of(parts.json().readTree(run.inputs())).stream()
                        .map(Files.Pinned::id)
                        .distinct()
                        .toList();
                if (!objects.isEmpty()) {
                    parts.files().registerInputs(run, objects);
                }
                registered.add(run.id());
            } catch (RemoteException gone) {
                if (!Refusals.isFinal(gone, "drs")) {
                    throw gone;
                }
                refused[0] = gone.status() == 404
                        ? "An input is not there any more, or may not be read any more. " + gone.detail()
                        : gone.detail();
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
        });
        return refused[0];
    }

    private void refuse(Run run, TaskSpec spec, String sentence) {
        var result = TaskResults.none(TaskResult.State.EXECUTOR_ERROR, TaskResult.Reason.INPUT_REFUSED, sentence);
        lanes.accept(new Message.Answer(run.id(), new RunEvent.TaskFinished(spec.node(), spec.attempt(), result)));
    }

    void forget(RunId run) {
        registered.remove(run);
    }

    private void claim(Run run, List<TaskSpec> specs) {
        var claims = new ArrayList<CallCache.Claim>();
        for (TaskSpec spec : specs) {
            cacheParts.claim(run, spec.node(), spec, spec.cacheKey()).ifPresent(claims::add);
        }
        if (!claims.isEmpty()) {
            background.untilDone(() -> parts.cache().replace(run.workspace(), claims));
        }
    }

    private void submit(Run run, List<TaskSpec> specs) {
        var byKey = new HashMap<String, TaskSpec>();
        specs.forEach(spec -> byKey.put(AttemptKey.of(run.id().value(), spec.node(), spec.attempt()), spec));
        var refusals = new int[1];
        background.untilDone(() -> {
            calls.acquireUninterruptibly();
            try {
                var host = parts.tasks().host();
                var submissions = new ArrayList<Tasks.Submission>();
                byKey.forEach((key, spec) -> submissions.add(new Tasks.Submission(key, documents.of(run, spec, host))));
                answered(run, byKey, parts.tasks().submit(run, submissions));
            } catch (RemoteException refused) {
                if (!refused.code().contains("cancel") && ++refusals[0] < REFUSALS) {
                    throw refused;
                }
                LOG.warnf("tes refused %d tasks of run %s: %s", specs.size(), run.id(), refused.getMessage());
                byKey.values().forEach(spec -> end(run, spec, refused.code(), refused.detail()));
            } finally {
                calls.release();
            }
        });
    }

    private void answered(Run run, Map<String, TaskSpec> byKey, List<Tasks.Answer> answers) {
        var accepted = new ArrayList<Accepted>();
        for (Tasks.Answer answer : answers) {
            var spec = byKey.get(answer.key());
            if (spec == null) {
                continue;
            }
            if (answer.accepted()) {
                accepted.add(new Accepted(run.id(), spec.node(), spec.attempt(), answer.id()));
            } else {
                end(run, spec, answer.faultCode(), answer.faultDetail());
            }
        }
        if (!accepted.isEmpty()) {
            parts.steps().accepted(accepted);
        }
    }

    /** An attempt that tes will not run: cancelled with its run, else a fault that no repetition mends. */
    private void end(Run run, TaskSpec spec, String code, String detail) {
        boolean cancelled =
                code != null && code.toLowerCase(java.util.Locale.ROOT).contains("cancel");
        var result = cancelled
                ? TaskResults.none(TaskResult.State.CANCELED, TaskResult.Reason.CANCELED, detail)
                : TaskResults.none(
                        TaskResult.State.SYSTEM_ERROR,
                        TaskResult.Reason.SYSTEM,
                        detail == null || detail.isBlank() ? "The task was refused: " + code : detail);
        lanes.accept(new Message.Answer(run.id(), new RunEvent.TaskFinished(spec.node(), spec.attempt(), result)));
    }

    /** Asks what became of attempts: ended ones are told to the lane, unknown ones are decided on again. */
    void ask(Run run, List<String> keys) {
        if (keys.isEmpty() || parts.config().nullExecutor()) {
            if (!keys.isEmpty()) {
                lanes.accept(new Message.Lost(run.id(), keys));
            }
            return;
        }
        background.start(() -> background.untilDone(() -> {
            for (int from = 0; from < keys.size(); from += BATCH) {
                ask(run.id(), keys.subList(from, Math.min(keys.size(), from + BATCH)));
            }
        }));
    }

    private void ask(RunId run, List<String> keys) {
        var unknown = new HashSet<>(keys);
        var ended = new ArrayList<TaskEnd>();
        for (TaskEnd state : parts.tasks().states(keys)) {
            unknown.remove(state.key());
            if (state.isFinal()) {
                ended.add(state);
            }
        }
        if (!ended.isEmpty()) {
            lanes.accept(new Message.Ended(run, ended, false));
        }
        if (!unknown.isEmpty() && !busy.containsKey(run)) {
            lanes.accept(new Message.Lost(run, List.copyOf(unknown)));
        }
    }

    void cancel(Run run) {
        background.start(() -> background.untilDone(() -> {
            if (!parts.config().nullExecutor()) {
                parts.tasks().cancel(run.id());
            }
            parts.steps().cancellationSent(run.id());
        }));
    }
}
