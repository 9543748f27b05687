package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.RunOptions;
import org.junit.jupiter.api.Test;

/** What small texts can ask for ends in a sentence, and large but honest data does not. */
class BudgetTest {
    private static final String RUN = "version 1.1\nworkflow wf {\n  input { String d = \"s3://ws-1/d/\" }\n  %s\n}\n";

    private static TestRun workflow(String body) {
        return new TestRun(RUN.formatted(body));
    }

    @Test
    void readsALargeTableOfShortCells() {
        var run = workflow(
                        "output { Array[Array[String]] t = read_tsv(d + \"t\") }"
                                .replace("output {", "")
                                .replace(
                                        " }",
                                        " Int rows = length(t) String cell = t[899999][3] output { Int r = rows String c = cell }"))
                .file("s3://ws-1/d/t", "a\tb\tc\tdd\r\n".repeat(900_000));
        run.run("{}");
        assertThat(run.output("wf.r").asInt()).isEqualTo(900_000);
        assertThat(run.output("wf.c").asText()).isEqualTo("dd");
        assertThat(run.state.held()).isLessThan(20_000_000);
    }

    @Test
    void refusesMoreLinesThanItems() {
        var run = workflow("Array[String] l = read_lines(d + \"n\")")
                .file("s3://ws-1/d/n", "\n".repeat(16 * 1024 * 1024));
        assertThat(run.run("{}").failureCode()).isEqualTo("array_too_large");
    }

    @Test
    void boundsWhatAnExpressionMakes() {
        assertThat(workflow("Array[Pair[Int, Int]] p = cross(range(2200), range(2200))")
                        .run("{}")
                        .failureCode())
                .isEqualTo("step_too_large");
        assertThat(workflow("Array[Float] f = range(5000000)").run("{}").failureCode())
                .isEqualTo("step_too_large");
        var json = workflow("output { Object o = object { a: read_json(d + \"j\") } }"
                        .replace("output { ", "")
                        .replace(" } }", " }"))
                .file("s3://ws-1/d/j", "[" + "[],".repeat(1_500_000) + "[]]");
        assertThat(json.run("{}").failureCode()).isEqualTo("step_too_large");
    }

    @Test
    void boundsWhatARunHolds() {
        var run = workflow("""
                scatter (i in range(10)) { Array[Pair[Int, Int]] p = cross(range(900), range(900)) }
                """);
        run.run("{}");
        assertThat(run.failureCode()).isEqualTo("run_too_large");
        assertThat(run.failure()).contains("128 MiB").contains("files");
    }

    @Test
    void letsGoOfWhatEndedBodiesHeld() {
        var run = new TestRun(
                """
                version 1.1
                workflow wf {
                  scatter (i in range(40)) { call inner { input: i = i } }
                  output { Array[Int] n = inner.n }
                }
                """.replace("version 1.1\n", "version 1.1\nimport \"inner.wdl\" as lib\n")
                        .replace("call inner", "call lib.inner"),
                "inner.wdl",
                """
                version 1.1
                workflow inner {
                  input { Int i }
                  if (i >= 0) { Array[Pair[Int, Int]] p = cross(range(600), range(600)) Int l = length(p) }
                  output { Int n = select_first([l, 0]) }
                }
                """);
        run.run("{}");
        assertThat(run.output("wf.n")).hasSize(40);
        assertThat(run.state.held()).isLessThan(100_000);
    }

    @Test
    void countsAValueOnceHoweverOftenItIsPassedOn() {
        var run = new TestRun("""
                version 1.1
                import "inner.wdl" as lib
                workflow wf {
                  Array[String] names = prefix("a rather long name of a sample ", range(20000))
                  scatter (i in range(500)) { call lib.inner { input: names = names, i = i } }
                  output { Array[Int] n = inner.n }
                }
                """, "inner.wdl", """
                version 1.1
                task t { input { Int i } command <<< >>> output { Int same = i } }
                workflow inner {
                  input { Array[String] names Int i }
                  Array[String] again = names
                  call t { input: i = i }
                  output { Int n = length(again) + t.same }
                }
                """);
        run.run("{}");
        assertThat(run.output("wf.n")).hasSize(500);
    }

    @Test
    void refusesPatternsMadeByExpressions() {
        var run = workflow(
                "String n = \"{100}\" String s = sub(\"a\", \"(((a\" + n + \")\" + n + \")\" + n + \")\", \"b\")");
        assertThat(run.run("{}").failureCode()).isEqualTo("regex_too_large");
    }

    /** Scripts that are large each are handed out over several decisions. */
    @Test
    void boundsWhatOneDecisionHandsOut() {
        var run = new TestRun("""
                version 1.1
                task t { input { String s Int i } command <<< ~{i} ~{s} >>> output { Int same = i } }
                workflow wf {
                  String s = sep("", prefix("0123456789", range(60000)))
                  scatter (i in range(150)) { call t { input: s = s, i = i } }
                  output { Array[Int] n = t.same }
                }
                """)
                .options(new RunOptions(RunOptions.FailureMode.NO_NEW_CALLS, false, Set.of(), 0, 1, Map.of()));
        run.begin("{}");
        int most = 0;
        while (run.outcome == null) {
            List<Command> now = List.copyOf(run.commands);
            run.commands.clear();
            long scripts =
                    now.stream().filter(Command.StartTask.class::isInstance).count();
            most = Math.max(most, (int) scripts);
            now.forEach(run::answer);
        }
        assertThat(run.output("wf.n")).hasSize(150);
        assertThat(most).isBetween(1, 100);
    }

    @Test
    void refusesCommandsThatAreData() {
        var run = new TestRun("""
                version 1.1
                task t { input { String s } command <<< ~{s}~{s}~{s} >>> }
                workflow wf { call t { input: s = sep("", prefix("0123456789", range(100000))) } }
                """);
        assertThat(run.run("{}").failureCode()).isEqualTo("command_too_large");
    }
}
