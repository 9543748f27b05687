package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.language.Bundle;
import org.junit.jupiter.api.Test;

/** Whole workflows on the fake executor. */
class WorkflowRunTest {
    static final String COPY = """
            task copy {
              input { File source  String suffix = ".out" }
              command <<< cp ~{source} ~{basename(source)}~{suffix} >>>
              output { File result = basename(source) + suffix }
              runtime { container: "tools:1"  memory: "1 GB" }
            }
            """;

    @Test
    void runsALinearWorkflowWithFiles() {
        TestRun run = new TestRun("version 1.1\n" + COPY + """
                        workflow wf {
                          input { File bam }
                          call copy as first { input: source = bam }
                          call copy as second { input: source = first.result, suffix = ".2" }
                          output { File last = second.result  String name = basename(last) }
                        }
                        """)
                .file("s3://ws-1/batch/s1.bam", "reads")
                .executor(
                        spec -> new FakeExecutor.Left().file(name(spec.outputs().getFirst()), "copied " + spec.node()))
                .run("{\"wf.bam\": \"s3://ws-1/batch/s1.bam\"}");

        assertThat(run.content(run.output("wf.last"))).isEqualTo("copied wf.second");
        assertThat(run.output("wf.name").asText()).isEqualTo("s1.bam.out.2");
        assertThat(run.spec("wf.first").script()).isEqualTo("cp /jixia/inputs/0/s1.bam s1.bam.out");
        assertThat(run.spec("wf.first").inputs().getFirst().file().uri()).isEqualTo("s3://ws-1/batch/s1.bam");
        assertThat(run.spec("wf.first").resources().memoryBytes()).isEqualTo(1_000_000_000);
        assertThat(run.records.get("wf.second").state()).isEqualTo(NodeState.DONE);
    }

    static String name(StatedOutput output) {
        return output.path().substring("/jixia/work/".length());
    }

    @Test
    void gathersAScatterInItsOrder() {
        TestRun run = new TestRun("version 1.1\n" + COPY + """
                        workflow wf {
                          input { Array[File] files }
                          scatter (file in files) { call copy { input: source = file } }
                          output { Array[File] all = copy.result }
                        }
                        """)
                .file("s3://ws-1/a/x", "1")
                .file("s3://ws-1/b/x", "2")
                .executor(spec -> new FakeExecutor.Left().file("x.out", spec.node()));
        run.begin("{\"wf.files\": [\"s3://ws-1/a/x\", \"s3://ws-1/b/x\"]}");
        while (run.outcome == null) {
            run.answer(run.commands.pollLast());
        }

        assertThat(run.content(run.output("wf.all").get(0))).isEqualTo("wf.copy[0]");
        assertThat(run.content(run.output("wf.all").get(1))).isEqualTo("wf.copy[1]");
    }

    @Test
    void keepsNestingOfScattersAndConditionals() {
        TestRun run = new TestRun("""
                        version 1.1
                        task add { input { Int x }
                          command <<< echo $((~{x}+1)) >>>
                          output { Int y = read_int(stdout()) } }
                        workflow wf {
                          input { Int n = 3 }
                          scatter (i in range(n)) {
                            scatter (j in range(i)) { call add { input: x = i * 10 + j } }
                            if (i > 1) { Int big = i * 100 }
                          }
                          if (n > 5) { call add as never { input: x = 1 } }
                          output { Array[Array[Int]] sums = add.y  Array[Int?] bigs = big  Int? none = never.y }
                        }
                        """)
                .executor(spec -> new FakeExecutor.Left()
                        .stdout(Integer.parseInt(spec.script().replaceAll("\\D+1\\D*$|\\D", "")) + 1 + "\n"))
                .run("{}");

        assertThat(run.output("wf.sums")).hasToString("[[],[11],[21,22]]");
        assertThat(run.output("wf.bigs")).hasToString("[null,null,200]");
        assertThat(run.output("wf.none").isNull()).isTrue();
    }

    @Test
    void runsSubworkflowsOfImports() {
        Bundle bundle = new Bundle("main.wdl", java.util.Map.of("main.wdl", """
                        version 1.0
                        import "sub.wdl" as sub
                        workflow wf { scatter (i in [1, 2]) { call sub.inner { input: x = i } } }
                        """, "sub.wdl", """
                        version 1.0
                        task t { input { Int x  String label = "d" } command { echo ~{x} ~{label} }
                          output { String s = read_string(stdout()) } }
                        workflow inner { input { Int x } call t { input: x = x } output { String s = t.s } }
                        """));
        TestRun run = new TestRun(bundle)
                .executor(spec -> new FakeExecutor.Left().stdout(spec.script().strip()))
                .run("{\"wf.inner.t.label\": \"set\"}");

        assertThat(run.output("wf.inner.s")).hasToString("[\"echo 1 set\",\"echo 2 set\"]");
        assertThat(run.records).containsKeys("wf.inner[0].t", "wf.inner[1].t");
    }

    @Test
    void runsASingleTask() {
        TestRun run = new TestRun(
                        "version 1.1\ntask t { input { Int n } command <<< ~{n} >>> output { Int m = n + 1  File? no = \"no\" } }")
                .run("{\"t.n\": 1}");

        assertThat(run.output("t.m").asInt()).isEqualTo(2);
        assertThat(run.output("t.no").isNull()).isTrue();
    }

    @Test
    void readsAndWritesFilesInWorkflowScope() {
        TestRun run =
                new TestRun("""
                        version 1.1
                        workflow wf {
                          input { File list }
                          Array[String] lines = read_lines(list)
                          File upper = write_lines(prefix("x", lines))
                          output { Array[String] back = read_lines(upper)  Float bytes = size(upper) }
                        }
                        """).file("s3://ws-1/list.txt", "a\nb\r\n").run("{\"wf.list\": \"s3://ws-1/list.txt\"}");

        assertThat(run.output("wf.back")).hasToString("[\"xa\",\"xb\"]");
        assertThat(run.output("wf.bytes").asDouble()).isEqualTo(6.0);
    }

    @Test
    void endsCancelledOnceEveryTaskHasAnswered() {
        TestRun run = new TestRun("version 1.1\ntask t { command <<< >>> }\nworkflow wf { call t }");
        run.begin("{}");
        run.answer(run.commands.poll());
        Command.StartTask start = (Command.StartTask) run.commands.poll();
        run.take(new RunEvent.CancelRequested("asked"));
        assertThat(run.state.finished()).isFalse();

        run.executor(
                spec -> new FakeExecutor.Left().failing(org.jixia.wdl.engine.task.TaskResult.State.CANCELED, null));
        run.answer(start);
        run.drive();

        assertThat(run.outcome).isEqualTo(new RunOutcome.Canceled("asked"));
        assertThat(run.records.get("wf.t").state()).isEqualTo(NodeState.CANCELED);
    }
}
