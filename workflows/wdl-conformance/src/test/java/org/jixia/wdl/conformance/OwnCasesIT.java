package org.jixia.wdl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixia.wdl.language.Bundle;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.WdlCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own cases: a folder each with main.wdl, inputs.json, outputs.json and the files that they need. */
class OwnCasesIT {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path work;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatTheCaseExpects(String name) throws IOException, InterruptedException {
        Path folder = CASES.resolve(name).toAbsolutePath();
        JsonNode inputs = JSON.readTree(folder.resolve("inputs.json").toFile());
        JsonNode expected = JSON.readTree(folder.resolve("outputs.json").toFile());

        LocalRun.Ended ended = LocalRun.run(bundle(folder), "", inputs, folder, work);

        assertThat(ended.failure()).isNull();
        assertThat(Comparison.equal(expected, ended.outputs()))
                .as("expected %s, got %s", expected, ended.outputs())
                .isTrue();
    }

    private static CheckedBundle bundle(Path folder) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".wdl")).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return WdlCompiler.check(new Bundle("main.wdl", files));
    }

    @Test
    void endsWithASentenceWhenATaskFails() throws IOException, InterruptedException {
        CheckedBundle bundle = WdlCompiler.check(
                Bundle.of("main.wdl", "version 1.1\ntask t { command <<< exit 3 >>> }\nworkflow w { call t }"));
        LocalRun.Ended ended = LocalRun.run(bundle, "", JSON.createObjectNode(), work, work);
        assertThat(ended.outputs()).isNull();
        assertThat(ended.failure()).contains("3");
    }
}
