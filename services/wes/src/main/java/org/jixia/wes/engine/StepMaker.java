package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.wdl.engine.EngineTexts;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.Failure;
import org.jixia.wdl.engine.run.NodeRecord;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.CancelReason;
import org.jixia.wes.domain.Granted;
import org.jixia.wes.domain.RunFailure;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.Step;
import org.jixia.wes.domain.Step.AttemptEnd;
import org.jixia.wes.domain.Step.NodeChange;
import org.jixia.wes.domain.TaskEnd;

/** Turns a decision of the core into the rows that are stored. */
@ApplicationScoped
public class StepMaker {

    private static final Pattern OBJECT = Pattern.compile("\"drs\":\"drs://[^\"/]+/([0-9a-f-]{36})\"");
    private static final int MOST_LINES = 50;
    private static final int MOST_WARNINGS = 200;

    private final ObjectMapper json;

    public StepMaker(ObjectMapper json) {
        this.json = json;
    }

    Step step(LiveRun live, Decision decision) {
        var ends = new HashMap<String, TaskEnd>();
        decision.changes().forEach(record -> {
            var end = live.ends().remove(record.path());
            if (end != null) {
                ends.put(record.path(), end);
            }
        });
        var lines = new ArrayList<String>();
        decision.warnings().forEach(warning -> {
            var sentence = EngineTexts.sentence(warning, Locale.ENGLISH);
            var text = warning.where() == null ? sentence : warning.where() + ": " + sentence;
            if (live.warnings().size() < MOST_WARNINGS && !live.warnings().contains(text)) {
                live.warnings().add(text);
                lines.add("warning: " + text);
            }
        });
        var changes = decision.changes().stream()
                .map(record -> change(record, ends.get(record.path()), lines))
                .toList();
        Step.End end = null;
        RunState state = null;
        for (Command command : decision.commands()) {
            if (command instanceof Command.FinishRun(RunOutcome outcome)) {
                state = state(outcome);
                end = end(outcome, ends);
            }
        }
        if (state == null) {
            state = onTheWay(live.run().state(), !changes.isEmpty());
        } else {
            lines.add("run " + state
                    + (end.failure() == null ? "" : ": " + end.failure().sentence()));
        }
        var held = ends.values().stream().map(Granted::of).reduce(Granted.NOTHING, Granted::plus);
        return new Step(live.run(), state, changes, capped(lines), List.copyOf(live.warnings()), end, held);
    }

    /** The end of a run that the core could not carry on. */
    Step broken(org.jixia.wes.domain.Run run, String sentence) {
        var failure = new RunFailure("wes.engine", sentence, sentence, null, null, RunFailure.Kind.PLATFORM);
        return new Step(
                run,
                RunState.SYSTEM_ERROR,
                List.of(),
                List.of("run SYSTEM_ERROR: " + sentence),
                run.warnings(),
                new Step.End(null, failure),
                Granted.NOTHING);
    }

    private static RunState onTheWay(RunState now, boolean working) {
        return switch (now) {
            case QUEUED -> working ? RunState.RUNNING : RunState.INITIALIZING;
            case INITIALIZING -> working ? RunState.RUNNING : null;
            case RUNNING, CANCELING, COMPLETE, EXECUTOR_ERROR, SYSTEM_ERROR, CANCELED -> null;
        };
    }

    private NodeChange change(NodeRecord record, TaskEnd end, List<String> lines) {
        if (record.failure() != null) {
            lines.add(sentence(record.failure(), Locale.ENGLISH));
        } else if (record.state() == NodeState.SUBMITTING && record.previous() == NodeState.SUBMITTING && end != null) {
            lines.add(record.path() + ": attempt " + (record.attempt() - 1) + " ended " + end.state()
                    + (end.reason() == null ? "" : " (" + end.reason().sentence() + ")") + "; trying again");
        }
        return new NodeChange(
                record.path(),
                record.call(),
                record.state().name(),
                record.previous() == null ? null : record.previous().name(),
                record.attempt(),
                record.outOfMemory(),
                record.cached(),
                record.outputs(),
                record.failure() == null ? null : failure(record.failure()),
                end == null ? null : attemptEnd(end),
                record.inputs() == null ? null : record.inputs().replace('\0', '\uFFFD'));
    }

    /** Sentences quote values; what listeners store cannot hold a NUL. */
    private static String sentence(Failure failure, Locale locale) {
        return EngineTexts.sentence(failure, locale).replace('\0', '\uFFFD');
    }

    private AttemptEnd attemptEnd(TaskEnd end) {
        var details = json.createObjectNode();
        details.put("backend", end.backend());
        if (end.hostTools() != null) {
            details.set("hostTools", json.valueToTree(end.hostTools()));
        }
        if (!end.attempts().isEmpty()) {
            details.put("startedAt", String.valueOf(end.attempts().getFirst().startedAt()));
            details.put("endedAt", String.valueOf(end.attempts().getLast().endedAt()));
            details.put("systemTries", end.attempts().size());
            details.put("lastAttempt", end.attempts().getLast().attempt());
        }
        if (end.stderrTail() != null && !"COMPLETE".equals(end.state())) {
            details.put("stderrTail", end.stderrTail());
        }
        CallTexts.keep(end.reason(), details);
        return new AttemptEnd(
                end.task(),
                end.exitCode(),
                end.reason() == null ? null : end.reason().code(),
                end.reason() == null ? null : end.reason().sentence(),
                details.toString());
    }

    private String failure(Failure failure) {
        try {
            return json.writeValueAsString(failure);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RunState state(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Complete complete -> RunState.COMPLETE;
            case RunOutcome.Canceled canceled -> RunState.CANCELED;
            case RunOutcome.Failed failed ->
                failed.failures().getFirst().kind() == Failure.Kind.PLATFORM
                        ? RunState.SYSTEM_ERROR
                        : RunState.EXECUTOR_ERROR;
        };
    }

    private static Step.End end(RunOutcome outcome, Map<String, TaskEnd> ends) {
        return switch (outcome) {
            case RunOutcome.Complete complete -> new Step.End(complete.outputs().toString(), null);
            case RunOutcome.Canceled canceled -> new Step.End(null, stopped(CancelReason.read(canceled.reason())));
            case RunOutcome.Failed failed -> {
                var first = failed.failures().getFirst();
                var task = first.node() == null ? null : ends.get(first.node());
                yield new Step.End(
                        null,
                        new RunFailure(
                                first.code(),
                                sentence(first, task, Locale.ENGLISH),
                                sentence(first, task, Locale.CHINESE),
                                first.node(),
                                task == null ? null : task.task(),
                                RunFailure.Kind.valueOf(first.kind().name())));
            }
        };
    }

    private static String sentence(Failure failure, TaskEnd task, Locale locale) {
        return CallTexts.sentence(failure, task == null ? null : task.reason(), locale)
                .replace('\0', '\uFFFD');
    }

    private static RunFailure stopped(CancelReason reason) {
        return new RunFailure(
                reason.code(),
                reason.sentence(Locale.ENGLISH),
                reason.sentence(Locale.CHINESE),
                null,
                null,
                RunFailure.Kind.WORKFLOW);
    }

    /** What the cache is to know of the ended calls of a step. */
    static List<CallCache.Outcome> outcomes(Step step) {
        if (!step.run().options().cache().write()) {
            return List.of();
        }
        var outcomes = new ArrayList<CallCache.Outcome>();
        for (NodeChange change : step.nodes()) {
            if (change.cached() || change.state().equals(NodeState.SUBMITTING.name())) {
                continue;
            }
            boolean done = change.state().equals(NodeState.DONE.name());
            outcomes.add(new CallCache.Outcome(
                    step.run().id().value(),
                    change.path(),
                    done ? change.outputs() : null,
                    done ? objects(change.outputs()) : List.of()));
        }
        return outcomes;
    }

    /** The objects that a node's outputs refer to. */
    static List<UUID> objects(String outputs) {
        var found = new LinkedHashSet<UUID>();
        var matcher = OBJECT.matcher(outputs == null ? "" : outputs);
        while (matcher.find()) {
            found.add(UUID.fromString(matcher.group(1)));
        }
        return List.copyOf(found);
    }

    private static List<String> capped(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        var capped = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        capped.add("… and " + (lines.size() - MOST_LINES + 1) + " more");
        capped.set(capped.size() - 2, lines.getLast());
        return capped;
    }
}
