package org.jixia.wdl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixia.wdl.engine.EngineTexts;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.run.RunRequest;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.Target;

/** One run from start to end in this process, tasks one after the other: the engine's core with the simplest driver. */
final class LocalRun {
    private final Path folder;
    private final LocalFiles files = new LocalFiles();
    private final Deque<Command> commands = new ArrayDeque<>();
    private RunState state;
    private RunOutcome outcome;
    private int rooms;

    private LocalRun(Path folder) {
        this.folder = folder;
    }

    /** How it ended: outputs by whole name, or a sentence that says why there are none. */
    record Ended(ObjectNode outputs, String failure, LocalFiles files) {}

    /** Runs the bundle's workflow or, of a bundle without one, the task of that name or its only task. */
    static Ended run(CheckedBundle bundle, String task, JsonNode inputs, Path data, Path folder)
            throws IOException, InterruptedException {
        if (!bundle.valid()) {
            return new Ended(null, bundle.errors().getFirst().toString(), null);
        }
        Optional<Target> target = bundle.entry().or(() -> bundle.entry(task));
        if (target.isEmpty()) {
            return new Ended(null, "There is nothing to run", null);
        }
        return new LocalRun(folder).run(Plan.of(target.get()), inputs, data);
    }

    private Ended run(Plan plan, JsonNode inputs, Path data) throws IOException, InterruptedException {
        InputCheck check = InputCheck.of(plan, inputs);
        if (!check.faults().isEmpty()) {
            return new Ended(null, check.faults().toString(), files);
        }
        Map<String, FileInfo> found = new HashMap<>();
        for (String uri : check.inputs().addresses()) {
            Path path = data.resolve(uri).normalize();
            if (path.startsWith(data) && Files.isRegularFile(path)) {
                found.put(uri, files.add(uri, path));
            }
        }
        RunInputs given =
                RunInputs.fromJson(plan, check.inputs().resolved(found).toJson());
        state = RunState.fresh(new RunRequest(plan, given, RunOptions.standard()));
        take(new RunEvent.Started());
        while (outcome == null) {
            Command command = commands.poll();
            if (command == null) {
                return new Ended(null, "The run waits for nothing", files);
            }
            answer(command);
        }
        return switch (outcome) {
            case RunOutcome.Complete(ObjectNode outputs) -> new Ended(outputs, null, files);
            case RunOutcome.Failed failed ->
                new Ended(
                        null,
                        failed.failures().stream()
                                .map(failure -> EngineTexts.sentence(failure, Locale.ENGLISH))
                                .collect(Collectors.joining("; ")),
                        files);
            case RunOutcome.Canceled(String reason) -> new Ended(null, reason, files);
        };
    }

    private void take(RunEvent event) {
        Decision decision = RunCore.decide(state, event);
        commands.addAll(decision.commands());
    }

    private void answer(Command command) throws IOException, InterruptedException {
        switch (command) {
            case Command.StartTask(TaskSpec spec) -> {
                Path room = Files.createDirectories(folder.resolve("room-" + rooms++));
                take(new RunEvent.TaskFinished(spec.node(), spec.attempt(), new LocalTask(spec, room, files).run()));
            }
            case Command.LookUpCache look -> take(new RunEvent.CacheAnswered(look.node(), null));
            case Command.ResolveFiles(List<String> uris) ->
                take(new RunEvent.FilesResolved(uris.stream()
                        .map(uri -> new RunEvent.FileAnswer(uri, files.info(uri).orElse(null)))
                        .toList()));
            case Command.ReadFile(String uri, long most) -> read(uri, most);
            case Command.WriteFile(String sha, String name, String content) -> {
                Path written =
                        Files.createDirectories(folder.resolve("written")).resolve(name);
                Files.writeString(written, content);
                take(new RunEvent.FileWritten(sha, files.add("file://local/written/" + name, written)));
            }
            case Command.Continue ignored -> take(new RunEvent.Proceed());
            case Command.CancelTasks ignored -> {}
            case Command.FinishRun(RunOutcome end) -> outcome = end;
        }
    }

    private void read(String uri, long most) throws IOException {
        Optional<Path> path = files.path(uri);
        boolean large = path.isPresent() && Files.size(path.get()) > most;
        String text = path.isPresent() && !large ? Files.readString(path.get()) : null;
        take(new RunEvent.FileRead(uri, text, large));
    }
}
