package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.wdl.language.Wdl.codes;
import static org.jixia.wdl.language.Wdl.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is made to hurt ends in a diagnostic, never in an exception. */
class PoisonTest {

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "!", "-", "{1: ", "if true then ", "f(", "(1, ", "\"~{"})
    void boundsNesting(String opening) {
        assertThat(codes(workflow("1.1", "Int x = " + opening.repeat(100_000)))).contains("too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", ".a", "[0]", " && true"})
    void boundsChains(String link) {
        assertThat(codes(workflow("1.1", "Int x = y" + link.repeat(100_000)))).contains("too-long-expression");
    }

    @ParameterizedTest
    @ValueSource(strings = {" + n", ".a", "[0]", " && t", " == n"})
    void checksTheLongestChainOnASmallStack(String link) throws InterruptedException {
        var found = new java.util.ArrayList<java.util.List<String>>();
        var small = new Thread(
                null,
                () -> {
                    found.add(codes(workflow("1.1", "Int n = 1 Boolean t = true Int x = n" + link.repeat(300))));
                    found.add(codes(workflow("1.1", "Int n = 1 Boolean t = true Int x = n" + link.repeat(301))));
                },
                "small stack",
                384 * 1024);
        small.start();
        small.join();
        assertThat(found).hasSize(2);
        assertThat(found.getFirst()).doesNotContain("too-long-expression");
        assertThat(found.getLast()).contains("too-long-expression");
    }

    @Test
    void boundsCallsThatMultiplyAndPatternsThatDo() {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            files.put(
                    "d" + i + ".wdl",
                    "version 1.1\nimport \"d" + (i + 1) + ".wdl\" as next\nworkflow w" + i + " { call next.w" + (i + 1)
                            + " as one call next.w" + (i + 1) + " as two }\n");
        }
        files.put("d20.wdl", "version 1.1\nworkflow w20 { Int a = 1 }\n");
        files.put("main.wdl", "version 1.1\nimport \"d10.wdl\" as d\nworkflow w { call d.w10 }\n");
        assertThat(codes(Wdl.check(files))).isEmpty();
        files.put("main.wdl", "version 1.1\nimport \"d0.wdl\" as d\nworkflow w { call d.w0 }\n");
        assertThat(codes(Wdl.check(files))).contains("too-many-calls");

        assertThat(codes(workflow("1.1", "String s = sub(\"a\", \"(((a{100}){100}){100}){100}\", \"b\")")))
                .contains("regex-too-large");
        assertThat(codes(workflow("1.1", "String s = sub(\"a\", \"^[a{9}]{2,8}(x|y{3})+$\", \"b\")")))
                .isEmpty();
    }

    @Test
    void boundsTypesBodiesAndMetadata() {
        assertThat(codes(workflow("1.1", "Array[".repeat(100_000)))).contains("too-deep");
        assertThat(codes(workflow("1.1", "if (true) {".repeat(100_000)))).contains("too-deep");
        assertThat(codes(workflow("1.1", "meta { a: " + "[".repeat(100_000)))).contains("too-deep");
    }

    @Test
    void boundsSizeAndNumber() {
        assertThat(codes("version 1.1\n#" + "x".repeat(4_000_001))).containsExactly("document-too-large");
        var text = new StringBuilder("version 1.1\nworkflow w {\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("  Int a").append(i).append(" = nothing").append(i).append('\n');
        }
        CheckedBundle checked = Wdl.check(text.append("}\n").toString());
        assertThat(checked.diagnostics()).hasSize(Limits.DEFAULT.diagnostics() + 1);
        assertThat(codes(checked)).contains("too-many-faults");
    }

    @Test
    void boundsImportsAndStructs() {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            files.put("d" + i + ".wdl", "version 1.1\nimport \"d" + (i + 1) + ".wdl\"\n");
        }
        files.put("main.wdl", "version 1.1\nimport \"d0.wdl\"\nworkflow w { }\n");
        assertThat(codes(Wdl.check(files))).contains("too-deep");

        var structs = new StringBuilder("version 1.1\n");
        for (int i = 0; i < 5_000; i++) {
            structs.append("struct S" + i + " { S" + (i + 1) + " a S" + (i + 1) + " b }\n");
        }
        assertThat(codes(structs.append("struct S5000 { Int a }\n").toString())).contains("too-deep");
    }

    @Test
    void followsALongChainOfDeclarationsWithoutRecursion() {
        var text = new StringBuilder("version 1.1\nworkflow w {\n  Int a0 = 0\n");
        for (int i = 1; i < 20_000; i++) {
            text.append("  Int a").append(i).append(" = a").append(i - 1).append(" + 1\n");
        }
        assertThat(Wdl.check(text.append("}\n").toString()).valid()).isTrue();
    }

    @Test
    void survivesEveryCutAndRandomDamage() {
        String text = """
                version 1.1
                import "other.wdl" as o alias A as B
                struct S { Int a Array[String]+? b }
                task t {
                  input { File f = "x" Map[String, Pair[Int, Float]] m = {"a": (1, 2.0)} }
                  command <<< echo ~{sep=" " [1]} '~{"a" + f}' >>>
                  output { Array[File] g = glob("*.txt") S s = S { a: 1, b: ["c"] } }
                  runtime { container: "x" memory: "~{1 + 2} GB" }
                  meta { a: {b: [1, 'x']} }
                }
                workflow w { scatter (i in range(3)) { if (i > 1) { call t { input: f = "~{i}" } } } }
                """;
        for (int cut = 0; cut <= text.length(); cut++) {
            assertThat(Wdl.check(text.substring(0, cut)).diagnostics()).isNotNull();
        }
        var random = new Random(42);
        String alphabet = "{}[]()<>\"'~$\\.,:=+-*#@ \n\ta1";
        for (int round = 0; round < 3_000; round++) {
            var damaged = new StringBuilder(text);
            for (int i = 0; i < 4; i++) {
                damaged.setCharAt(
                        12 + random.nextInt(text.length() - 12), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Wdl.check(damaged.toString()).diagnostics()).isNotNull();
        }
    }
}
