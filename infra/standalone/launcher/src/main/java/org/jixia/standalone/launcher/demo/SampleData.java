package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.standalone.launcher.Trouble;

/** The demo's data and workflows as the library ships them: reads made by its program, tables, truth, WDL documents. */
record SampleData(Path home, Path folder) {

    private static final List<String> DOCUMENTS =
            List.of("sample.wdl", "joint.wdl", "tasks/alignment.wdl", "tasks/calling.wdl", "tasks/summary.wdl");

    private Path library() {
        return home.resolve("workflows/library/germline");
    }

    void make() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                library().resolve("MakeReads.java").toString(),
                folder.toString());
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Trouble("The samples could not be made: " + said.strip());
            }
        } catch (IOException e) {
            throw new Trouble("The samples could not be made: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The demo was interrupted.", e);
        }
    }

    List<String> samples() {
        return manifest().path("samples").valueStream().map(JsonNode::asText).toList();
    }

    /** Files to upload: the path in the workspace and where the file lies. */
    Map<String, Path> uploads() {
        var files = new LinkedHashMap<String, Path>();
        manifest()
                .path("files")
                .forEach(file -> files.put(
                        file.path("path").asText(),
                        folder.resolve(file.path("file").asText())));
        return files;
    }

    String table(String name) {
        return text(folder.resolve("tables").resolve(name + ".tsv"));
    }

    Variants truth(String sample) {
        return Variants.of(
                text(folder.resolve("truth").resolve(sample + ".vcf")).getBytes(StandardCharsets.UTF_8));
    }

    /** The workflow with everything that it imports, as the workspace takes it. */
    Map<String, Object> workflow(String main) {
        var files = new LinkedHashMap<String, String>();
        DOCUMENTS.forEach(document -> files.put(document, text(library().resolve(document))));
        return Map.of("main", main, "files", files);
    }

    private JsonNode manifest() {
        try {
            return new ObjectMapper().readTree(text(folder.resolve("manifest.json")));
        } catch (IOException e) {
            throw new Trouble("The list of samples cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Trouble(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
