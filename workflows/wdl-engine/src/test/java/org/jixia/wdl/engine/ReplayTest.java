package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.NodeRecord;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wdl.language.Bundle;
import org.junit.jupiter.api.Test;

/**
 * Runs that another version of the engine has begun go on as that version would have gone on: what it decided, stored and asked is kept
 * under {@code replay/<semantics>}. When this test fails, runs under way would change: undo it, or name new semantics and record them
 * beside the old ones ({@link #main}).
 */
class ReplayTest {
    private static final Path FOLDER = Path.of("src/test/resources/replay", RunCore.SEMANTICS);
    private static final int BROKEN_OFF_AFTER = 9;

    @Test
    void decidesAsWasDecidedWhenItWasRecorded() throws IOException {
        assertThat(transcript(new ArrayList<>())).isEqualTo(text("transcript.txt"));
    }

    @Test
    void goesOnFromRowsThatAnotherVersionStored() throws IOException {
        TestRun run = run();
        run.store.putAll(run().run(text("inputs.json")).store);
        run.begin(text("inputs.json"));
        run.commands.clear();
        run.state = RunState.resume(run.request, stored());
        run.take(new RunEvent.Started());
        for (String node : run.state.submitting()) {
            run.take(new RunEvent.SubmissionLost(node));
        }
        run.drive();
        assertThat(((RunOutcome.Complete) run.outcome).outputs().toString()).isEqualTo(text("outputs.json"));
    }

    private static TestRun run() throws IOException {
        return new TestRun(new Bundle("main.wdl", Map.of("main.wdl", text("main.wdl"), "lib.wdl", text("lib.wdl"))))
                .file("s3://ws-1/f.txt", "a\nb\n")
                .executor(spec -> spec.attempt() == 1 && spec.node().contains("[1]")
                        ? new FakeExecutor.Left().exit(1)
                        : new FakeExecutor.Left().stdout("7").file("kept.txt", spec.script()));
    }

    /** Every decision in words; {@code rows} gets what was stored when the run is broken off. */
    private static String transcript(List<NodeRecord> rows) throws IOException {
        TestRun run = run();
        var lines = new StringBuilder();
        run.begin(text("inputs.json"));
        int told = 0;
        int events = 0;
        while (run.outcome == null) {
            List<Command> commands = List.copyOf(run.commands);
            for (Command command : commands.subList(told, commands.size())) {
                lines.append(decided(command)).append('\n');
            }
            Map<String, NodeRecord> before = new LinkedHashMap<>(run.records);
            Command next = run.commands.poll();
            told = run.commands.size();
            run.answer(next);
            run.records.forEach((path, record) -> {
                if (record != before.get(path)) {
                    lines.append("  ").append(decided(record)).append('\n');
                }
            });
            if (++events == BROKEN_OFF_AFTER) {
                rows.addAll(run.records.values());
            }
        }
        return lines.toString();
    }

    /** What people are shown of a call's inputs decides nothing. */
    private static String decided(Object told) {
        return told.toString()
                .replaceFirst(", given=.*\\]\\]$", "]]")
                .replaceFirst(", inputs=(null|\\{.*\\})\\]$", "]");
    }

    private static List<NodeRecord> stored() throws IOException {
        var records = new ArrayList<NodeRecord>();
        for (JsonNode row : TestRun.tree(text("rows.json"))) {
            var state = NodeState.valueOf(row.get("state").asText());
            records.add(new NodeRecord(
                    row.get("path").asText(),
                    row.get("call").asText(),
                    state,
                    state,
                    row.get("attempt").asInt(),
                    0,
                    false,
                    row.hasNonNull("outputs") ? row.get("outputs").asText() : null,
                    null,
                    null));
        }
        return records;
    }

    private static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8);
    }

    /** Records anew, for semantics that have a new name. */
    public static void main(String[] none) throws IOException {
        var rows = new ArrayList<NodeRecord>();
        Files.writeString(FOLDER.resolve("transcript.txt"), transcript(rows));
        var json = TestRun.JSON.createArrayNode();
        rows.forEach(row -> json.addObject()
                .put("path", row.path())
                .put("call", row.call())
                .put("state", row.state().name())
                .put("attempt", row.attempt())
                .put("outputs", row.outputs()));
        Files.writeString(FOLDER.resolve("rows.json"), json.toPrettyString() + "\n");
        TestRun whole = run().run(text("inputs.json"));
        Files.writeString(
                FOLDER.resolve("outputs.json"),
                ((RunOutcome.Complete) whole.outcome).outputs().toString());
    }
}
