package org.jixia.wdl.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.wdl.language.Bundle;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.WdlCompiler;

/**
 * Runs the examples of a specification that lies outside the project and prints what became of each.
 * Arguments: the specification's text, a folder with the files that examples read, a folder to work in.
 */
public final class SpecificationCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> documents = new HashMap<>();
    private final Path data;
    private final Path work;

    private SpecificationCheck(Path data, Path work) {
        this.data = data;
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<SpecificationExample> examples = SpecificationExample.in(Files.readString(Path.of(arguments[0])));
        var check = new SpecificationCheck(
                Path.of(arguments[1]).toAbsolutePath(), Path.of(arguments[2]).toAbsolutePath());
        examples.forEach(example -> check.documents.put(example.file(), example.wdl()));
        Map<String, Integer> counts = new TreeMap<>();
        for (SpecificationExample example : examples) {
            String verdict = check.verdict(example);
            String kind = verdict.contains(":") ? verdict.substring(0, verdict.indexOf(':')) : verdict;
            counts.merge(kind, 1, Integer::sum);
            System.out.println(example.file() + "\t" + verdict);
        }
        System.out.println(counts);
    }

    private String verdict(SpecificationExample example) throws IOException, InterruptedException {
        CheckedBundle checked = WdlCompiler.check(new Bundle(example.file(), documents));
        if (!checked.valid()) {
            return (example.mustFail() ? "refused as it must: " : "refused: ")
                    + checked.errors().getFirst();
        }
        JsonNode inputs;
        JsonNode expected;
        try {
            inputs = JSON.readTree(example.inputs());
            expected = JSON.readTree(example.outputs());
        } catch (JsonProcessingException e) {
            return "printed JSON is broken: " + e.getOriginalMessage();
        }
        Path folder = Files.createDirectories(work.resolve(example.file()));
        LocalRun.Ended ended = LocalRun.run(checked, example.task(), inputs, data, folder);
        if (ended.failure() != null) {
            return (example.mustFail() ? "failed as it must: " : "failed: ") + ended.failure();
        }
        if (example.mustFail()) {
            return "passed but should fail";
        }
        return Comparison.equal(expected, ended.outputs()) ? "equal" : "differs: " + ended.outputs();
    }
}
