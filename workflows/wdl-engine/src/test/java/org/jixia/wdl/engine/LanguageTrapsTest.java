package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Corners of the language where engines differ. */
class LanguageTrapsTest {
    @Test
    void evaluatesInTheOrderOfReferences() {
        TestRun run = new TestRun("""
                        version 1.1
                        task t { input { Int n  Int m = k + 1  Int k = n * 2 }
                          Int q = p + 1
                          Int p = m
                          command <<< ~{q} >>>
                          output { Int b = a + 1  Int a = q } }
                        workflow wf {
                          input { Int x = y + 1  Int y = 1 }
                          Int z = t.b
                          call t { input: n = x }
                          output { Int last = first + 1  Int first = z }
                        }
                        """).run("{}");

        assertThat(run.spec("wf.t").script().strip()).isEqualTo("6");
        assertThat(run.output("wf.last").asInt()).isEqualTo(8);
    }

    @Test
    void takesTheDefaultOrNoneForWhatACallLeavesOpen() {
        TestRun run = new TestRun("""
                        version 1.1
                        task t { input { Int n = 5  Int? o = 6  String? s }
                          command <<< ~{n} ~{o} ~{"--s " + s}~{default="none" s} >>> }
                        workflow wf {
                          input { Int? nothing }
                          call t as a
                          call t as b { input: o = nothing }
                        }
                        """).run("{\"wf.a.s\": \"x\"}");

        assertThat(run.spec("wf.a").script().strip()).isEqualTo("5 6 --s xx");
        assertThat(run.spec("wf.b").script().strip()).isEqualTo("5  none");
    }

    @Test
    void givesAllCallOutputsOfATopWorkflowOnlyInVersionOneDotZero() {
        String body = """

                task t { input { Int n } command <<< >>> output { Int m = n } }
                workflow wf { scatter (i in [1, 2]) { if (i > 1) { call t { input: n = i } } } }
                """;

        assertThat(new TestRun("version 1.0" + body).run("{}").output("wf.t.m")).hasToString("[null,2]");
        assertThat(new TestRun("version 1.1" + body).run("{}").output("wf.t.m")).isNull();
    }

    @Test
    void waitsForWhatIsNamedAfterACall() {
        TestRun run = new TestRun("""
                        version 1.1
                        task t { command <<< >>> }
                        workflow wf { call t as b after a  call t as a }
                        """).run("{}");

        assertThat(run.records).containsOnlyKeys("wf.a", "wf.b");
        assertThat(run.records.keySet()).first().isEqualTo("wf.a");
    }

    @Test
    void passesStructsMapsAndPairsThroughTasks() {
        TestRun run = new TestRun("""
                        version 1.1
                        struct Sample { String name  Array[File] reads  File? index }
                        task t { input { Sample s  Map[String, File] m }
                          command <<< ~{sep=" " s.reads} ~{m["k"]} >>>
                          output { Sample made = Sample { name: s.name + "2", reads: [s.reads[0]], index: "no.bai" }
                                   Pair[Int, File?] pair = (1, "x") } }
                        workflow wf {
                          input { Sample s }
                          call t { input: s = s, m = {"k": s.reads[1]} }
                          output { Sample made = t.made  Array[Pair[Int, File?]] pairs = [t.pair] }
                        }
                        """)
                .file("s3://ws-1/d/1", "")
                .file("s3://ws-1/d/2", "")
                .executor(spec -> new FakeExecutor.Left().file("x", "made"))
                .run("{\"wf.s\": {\"name\": \"n\", \"reads\": [\"s3://ws-1/d/1\", \"s3://ws-1/d/2\"]}}");

        assertThat(run.spec("wf.t").script().strip())
                .isEqualTo("/jixia/inputs/0/1 /jixia/inputs/0/2 /jixia/inputs/0/2");
        assertThat(run.output("wf.made").get("name").asText()).isEqualTo("n2");
        assertThat(run.output("wf.made").get("index").isNull()).isTrue();
        assertThat(run.content(run.output("wf.pairs").get(0).get("right"))).isEqualTo("made");
    }

    @Test
    void ordersAGlobByBytesAndLeavesHiddenFilesOut() {
        TestRun run = new TestRun(
                        "version 1.1\ntask t { command <<< >>> output { Array[File] g = glob(\"*\")  Int n = length(g) } }")
                .executor(spec -> new FakeExecutor.Left()
                        .file("b", "2")
                        .file("B", "1")
                        .file(".hidden", "")
                        .file("é", "3"))
                .run("{}");

        assertThat(run.output("t.n").asInt()).isEqualTo(3);
        assertThat(run.output("t.g")).extracting(run::content).containsExactly("1", "2", "3");
    }

    @Test
    void putsAnOptionalArgumentIntoANestedWorkflowOfAScatter() {
        TestRun run = new TestRun("""
                        version 1.0
                        workflow wf {
                          input { Array[Pair[String, Int]] items }
                          scatter (item in items) {
                            if (item.right > 1) { scatter (n in range(item.right)) { String s = item.left + n } }
                          }
                          output { Array[Array[String]?] all = s  Array[String] some = flatten(select_all(s)) }
                        }
                        """)
                .run("{\"wf.items\": [{\"left\": \"a\", \"right\": 1}, {\"left\": \"b\", \"right\": 2}]}");

        assertThat(run.output("wf.all")).hasToString("[null,[\"b0\",\"b1\"]]");
        assertThat(run.output("wf.some")).hasToString("[\"b0\",\"b1\"]");
    }

    @Test
    void keepsCommandsAsTheyWereWrittenAroundMultiLineValues() {
        TestRun run = new TestRun(
                        "version 1.0\ntask t { input { String s }\n  command {\n    echo ${s}\n      indented $HOME ~{s}\n  }\n}")
                .run("{\"t.s\": \"one\\ntwo\"}");

        assertThat(run.started.getFirst().script().stripTrailing())
                .isEqualTo("echo one\ntwo\n  indented $HOME one\ntwo");
    }
}
