package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Task;

/** Short ways to write WDL in tests. */
final class Wdl {
    private Wdl() {}

    static CheckedBundle check(String text) {
        return WdlCompiler.check(Bundle.of("main.wdl", text));
    }

    static CheckedBundle check(Map<String, String> files) {
        return WdlCompiler.check(new Bundle("main.wdl", files));
    }

    static CheckedBundle valid(String text) {
        CheckedBundle checked = check(text);
        assertThat(checked.errors()).isEmpty();
        return checked;
    }

    /** A workflow of the given version with the given body. */
    static String workflow(String version, String body) {
        return "version " + version + "\nworkflow w {\n" + body + "\n}\n";
    }

    /** A task with the given command section and more. */
    static String task(String version, String body) {
        return "version " + version + "\ntask t {\n" + body + "\n}\n";
    }

    static Task firstTask(String text) {
        return valid(text).main().orElseThrow().syntax().tasks().getFirst();
    }

    static List<String> codes(CheckedBundle checked) {
        return checked.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().code().substring(4))
                .toList();
    }

    static List<String> codes(String text) {
        return codes(check(text));
    }

    /** Codes of what a declaration's value in a workflow is told; the workflow has names to use. */
    static List<String> about(String version, String type, String value) {
        return codes(workflow(version, NAMES + type + " x = " + value));
    }

    static final String NAMES = """
            input {
              Int i
              Float f
              String s
              Boolean b
              File file
              Int? mi
              String? ms
              Array[Int] ints
              Array[String] strings
              Array[Int?] gaps
              Map[String, Int] map
              Pair[Int, String] pair
              Object o
            }
            """;

    /** The value of the declaration {@code x} of the workflow. */
    static Expression value(CheckedBundle checked) {
        return checked.main().orElseThrow().syntax().workflow().orElseThrow().body().stream()
                .map(element -> element instanceof org.jixia.wdl.language.ast.Declaration d
                        ? d.value()
                        : Optional.<Expression>empty())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
