package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.NodeRecord;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.run.RunRequest;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wdl.engine.run.Warning;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.language.Bundle;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.WdlCompiler;

/** Runs a workflow in memory against a fake executor and a fake store, one answered command at a time. */
final class TestRun {
    static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> store = new HashMap<>();
    final Map<String, Map<String, JsonNode>> cache = new HashMap<>();
    final Map<String, NodeRecord> records = new LinkedHashMap<>();
    final Map<String, Integer> reads = new HashMap<>();
    final List<TaskSpec> started = new ArrayList<>();
    final List<RunEvent> history = new ArrayList<>();
    final List<Warning> warnings = new ArrayList<>();
    final Deque<Command> commands = new ArrayDeque<>();
    private final Map<String, String> keys = new HashMap<>();
    Function<TaskSpec, FakeExecutor.Left> executor = spec -> new FakeExecutor.Left();
    /** Why the store takes no text. */
    String refusal;

    RunOptions options = RunOptions.standard();
    RunRequest request;
    RunState state;
    RunOutcome outcome;
    final Plan plan;

    /** {@code more}: paths and texts of further documents, in turn. */
    TestRun(String wdl, String... more) {
        this(bundle(wdl, more));
    }

    private static Bundle bundle(String wdl, String... more) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("main.wdl", wdl);
        for (int i = 0; i < more.length; i += 2) {
            files.put(more[i], more[i + 1]);
        }
        return new Bundle("main.wdl", files);
    }

    TestRun(Bundle bundle) {
        CheckedBundle checked = WdlCompiler.check(bundle);
        assertThat(checked.errors()).isEmpty();
        plan = Plan.of(checked).orElseThrow();
    }

    TestRun file(String uri, String content) {
        store.put(uri, content);
        return this;
    }

    TestRun executor(Function<TaskSpec, FakeExecutor.Left> command) {
        executor = command;
        return this;
    }

    TestRun options(RunOptions chosen) {
        options = chosen;
        return this;
    }

    /** Starts with the inputs and carries everything out until the end. */
    TestRun run(String inputs) {
        begin(inputs);
        drive();
        return this;
    }

    void begin(String inputs) {
        InputCheck check = InputCheck.of(plan, tree(inputs));
        assertThat(check.faults()).isEmpty();
        Map<String, FileInfo> found = new HashMap<>();
        check.inputs().addresses().forEach(uri -> {
            if (store.containsKey(uri)) {
                found.put(uri, FakeExecutor.info(uri, store.get(uri)));
            }
        });
        RunInputs given =
                RunInputs.fromJson(plan, check.inputs().resolved(found).toJson());
        request = new RunRequest(plan, given, options);
        state = RunState.fresh(request);
        take(new RunEvent.Started());
    }

    void drive() {
        while (outcome == null) {
            assertThat(commands).as("something must be under way").isNotEmpty();
            answer(commands.poll());
        }
    }

    void answer(Command command) {
        switch (command) {
            case Command.StartTask(TaskSpec spec) -> {
                started.add(spec);
                take(new RunEvent.TaskFinished(
                        spec.node(), spec.attempt(), FakeExecutor.result(spec, executor, store)));
            }
            case Command.LookUpCache look -> {
                String key = look.key().digest(List.of());
                keys.put(look.node(), key);
                take(new RunEvent.CacheAnswered(look.node(), cache.get(key)));
            }
            case Command.ResolveFiles(List<String> uris) ->
                take(new RunEvent.FilesResolved(uris.stream()
                        .map(uri -> new RunEvent.FileAnswer(
                                uri, store.containsKey(uri) ? FakeExecutor.info(uri, store.get(uri)) : null))
                        .toList()));
            case Command.ReadFile(String uri, long max) -> {
                reads.merge(uri, 1, Integer::sum);
                String text = store.get(uri);
                boolean large = text != null && text.length() > max;
                take(new RunEvent.FileRead(uri, large ? null : text, large));
            }
            case Command.WriteFile(String sha, String name, String content) -> {
                if (refusal != null) {
                    take(new RunEvent.Refused(command, refusal));
                    return;
                }
                String uri = "s3://ws-1/runs/r/written/" + name;
                store.put(uri, content);
                take(new RunEvent.FileWritten(sha, FakeExecutor.info(uri, content)));
            }
            case Command.Continue ignored -> take(new RunEvent.Proceed());
            case Command.CancelTasks ignored -> {}
            case Command.FinishRun(RunOutcome end) -> outcome = end;
        }
    }

    void take(RunEvent event) {
        history.add(event);
        Decision decision = RunCore.decide(state, event);
        keep(decision);
    }

    void keep(Decision decision) {
        decision.changes().forEach(record -> {
            records.put(record.path(), record);
            if (record.outputs() != null && keys.containsKey(record.path())) {
                Map<String, JsonNode> outputs = new HashMap<>();
                tree(record.outputs()).properties().forEach(entry -> outputs.put(entry.getKey(), entry.getValue()));
                cache.put(keys.get(record.path()), outputs);
            }
        });
        commands.addAll(decision.commands());
        warnings.addAll(decision.warnings());
    }

    JsonNode output(String name) {
        assertThat(outcome).isInstanceOf(RunOutcome.Complete.class);
        return ((RunOutcome.Complete) outcome).outputs().get(name);
    }

    String failure() {
        assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
        return EngineTexts.sentence(((RunOutcome.Failed) outcome).failures().getFirst(), Locale.ENGLISH);
    }

    String failureCode() {
        assertThat(outcome).isInstanceOf(RunOutcome.Failed.class);
        return ((RunOutcome.Failed) outcome).failures().getFirst().code();
    }

    /** The content of the stored file that a {@code drs://} output stands for. */
    String content(JsonNode drs) {
        return store.entrySet().stream()
                .filter(entry -> drs.asText()
                        .equals(FakeExecutor.info(entry.getKey(), entry.getValue())
                                .drsUri()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    TaskSpec spec(String node) {
        return started.stream()
                .filter(spec -> spec.node().equals(node))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
