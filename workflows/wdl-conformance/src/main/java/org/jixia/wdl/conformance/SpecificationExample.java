package org.jixia.wdl.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example inside the text of the WDL specification: a document with the inputs and outputs printed under it. */
record SpecificationExample(String file, String wdl, String inputs, String outputs) {
    private static final Pattern EXAMPLE = Pattern.compile("Example: (\\S+)\\s*\\n(.*?)</details>", Pattern.DOTALL);
    private static final Pattern WDL = Pattern.compile("```wdl\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("Example input:\\s*```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("Example output:\\s*```json\\n(.*?)```", Pattern.DOTALL);

    static List<SpecificationExample> in(String specification) {
        List<SpecificationExample> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(specification);
        while (matcher.find()) {
            String body = matcher.group(2);
            String wdl = first(WDL, body, "");
            if (!wdl.isBlank()) {
                String inputs = first(INPUT, body, "{}");
                examples.add(new SpecificationExample(matcher.group(1), wdl, inputs, first(OUTPUT, body, "{}")));
            }
        }
        return List.copyOf(examples);
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    /** By its name it shows a fault: of the text, or of the run. */
    boolean mustFail() {
        return file.contains("_fail");
    }

    /** The task that it runs when it holds no workflow: named by the file, {@code x_task.wdl}. */
    String task() {
        return file.replaceAll("(_fail)?(_task)?\\.wdl$", "");
    }
}
