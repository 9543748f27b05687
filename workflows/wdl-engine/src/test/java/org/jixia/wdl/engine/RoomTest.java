package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.Warning;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.task.StagedInput;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.task.TaskSpec;
import org.junit.jupiter.api.Test;

/** What a task is given and asked for. */
class RoomTest {
    private static TestRun task(String body, String inputs, String... files) {
        TestRun run = new TestRun("version 1.1\ntask t {\n" + body + "\n}");
        for (String file : files) {
            run.file(file, "content of " + file);
        }
        run.executor(spec -> new FakeExecutor.Left()
                .stdout("1")
                .file("x", "1")
                .file("list", "y")
                .file("y", "2"));
        return run.run(inputs);
    }

    private static TaskSpec spec(String body, String inputs, String... files) {
        return task(body, inputs, files).started.getFirst();
    }

    @Test
    void keepsSiblingsTogetherAndStrangersApart() {
        TaskSpec spec = spec(
                """
                input { File bam  File bai = bam + ".bai"  Array[File] others }
                File dict = sub(bam, "bam$", "dict")
                command <<< ~{bam} ~{bai} ~{sep=" " others} ~{dict} >>>
                """,
                "{\"t.bam\": \"s3://ws-1/a/s.bam\", \"t.others\": [\"s3://ws-1/b/s.bam\", \"s3://ws-1/a/s.bam\"]}",
                "s3://ws-1/a/s.bam",
                "s3://ws-1/a/s.bam.bai",
                "s3://ws-1/b/s.bam",
                "s3://ws-1/a/s.dict");

        assertThat(spec.script().strip())
                .isEqualTo("/jixia/inputs/0/s.bam /jixia/inputs/0/s.bam.bai /jixia/inputs/1/s.bam /jixia/inputs/0/s.bam"
                        + " /jixia/inputs/0/s.dict");
        assertThat(spec.inputs())
                .extracting(StagedInput::path)
                .containsExactlyInAnyOrder(
                        "/jixia/inputs/0/s.bam",
                        "/jixia/inputs/0/s.bam.bai",
                        "/jixia/inputs/1/s.bam",
                        "/jixia/inputs/0/s.dict");
    }

    @Test
    void statesFilesGlobsInlineTextsAndTheWholeDirectory() {
        assertThat(spec(
                                "command <<< >>> output { File a = \"x\"  File? b = \"b\"  Array[File] c = glob(\"*.{t,u}\")"
                                        + "  Int d = read_int(\"x\")  File e = stdout()  String f = read_string(stderr()) }",
                                "{}")
                        .outputs())
                .containsExactlyInAnyOrder(
                        new StatedOutput(StatedOutput.Kind.FILE, "/jixia/work/x", false),
                        new StatedOutput(StatedOutput.Kind.FILE, "/jixia/work/b", true),
                        new StatedOutput(StatedOutput.Kind.GLOB, "/jixia/work/*.t", true),
                        new StatedOutput(StatedOutput.Kind.GLOB, "/jixia/work/*.u", true),
                        new StatedOutput(StatedOutput.Kind.INLINE, "/jixia/work/x", false),
                        new StatedOutput(StatedOutput.Kind.FILE, "/jixia/stdout", false),
                        new StatedOutput(StatedOutput.Kind.INLINE, "/jixia/stderr", false));
    }

    @Test
    void asksForTheWholeDirectoryWhenANameDependsOnContent() {
        TestRun run = task("command <<< >>> output { Array[File] all = read_lines(\"list\") }", "{}");

        assertThat(run.started.getFirst().outputs())
                .extracting(StatedOutput::kind)
                .containsExactlyInAnyOrder(
                        StatedOutput.Kind.INLINE, StatedOutput.Kind.FILE, StatedOutput.Kind.DIRECTORY);
        assertThat(run.content(run.output("t.all").get(0))).isEqualTo("2");
    }

    @Test
    void givesBackAnInputThatIsAnOutputAsTheSameObject() {
        TestRun run = task(
                "input { File f } command <<< >>> output { File same = f }",
                "{\"t.f\": \"s3://ws-1/f\"}",
                "s3://ws-1/f");

        assertThat(run.content(run.output("t.same"))).isEqualTo("content of s3://ws-1/f");
        assertThat(run.started.getFirst().outputs()).isEmpty();
    }

    @Test
    void placesWrittenTextsOutsideTheWorkingDirectory() {
        TaskSpec spec = spec(
                "input { Array[String] names } command <<< cat ~{write_lines(names)} >>>",
                "{\"t.names\": [\"a\", \"b\"]}");

        assertThat(spec.inputs()).singleElement().satisfies(input -> {
            assertThat(input.content()).isEqualTo("a\nb\n");
            assertThat(input.path()).startsWith("/jixia/written/");
            assertThat(spec.script()).contains(input.path());
        });
    }

    @Test
    void readsRuntimeAttributesAsTheyAreFound() {
        TaskSpec spec = spec("""
                command <<< >>>
                runtime { docker: ["docker://tools:1", "other"]  cpu: "1.5"  memory: "7.500000 GiB"
                  disks: "local-disk 100 SSD, /mnt/x 10 HDD"  preemptible: "3"  gpuCount: 2  gpuType: "a" }
                """, "{}");

        assertThat(spec.containers()).containsExactly("tools:1", "other");
        assertThat(spec.resources())
                .isEqualTo(new Resources(1500, 8053063680L, 110L << 30, List.of("/mnt/x"), 2, "a", 3));
    }

    @Test
    void letsInputsBeatTheRuntimeSectionAndDefaultsStandIn() {
        TestRun run = new TestRun(
                "version 1.1\ntask t { command <<< >>> runtime { memory: \"1 GB\"  zones: \"z\" disks: \"much\" } }");
        run.options(new RunOptions(
                        RunOptions.FailureMode.NO_NEW_CALLS, true, Set.of(), 0, 1, Map.of("cpu", TestRun.tree("4"))))
                .run("{\"t.runtime.memory\": \"2 GB\"}");

        assertThat(run.started.getFirst().resources().memoryBytes()).isEqualTo(2_000_000_000);
        assertThat(run.started.getFirst().resources().cpuMillis()).isEqualTo(4000);
        assertThat(run.warnings).extracting(Warning::code).containsExactlyInAnyOrder("runtime_ignored", "disk_unread");
    }

    @Test
    void keysDifferByContentNameAndNeighbourhoodOnly() {
        String body = "input { File a  File b } command <<< ~{a} ~{b} >>>";
        String near = key(body, "s3://ws-1/d/a", "s3://ws-1/d/b", "A", "B");

        assertThat(key(body, "s3://ws-1/e/a", "s3://ws-1/e/b", "A", "B")).isEqualTo(near);
        assertThat(key(body, "s3://ws-1/d/a", "s3://ws-1/e/b", "A", "B")).isNotEqualTo(near);
        assertThat(key(body, "s3://ws-1/d/a", "s3://ws-1/d/c", "A", "B")).isNotEqualTo(near);
        assertThat(key(body, "s3://ws-1/d/a", "s3://ws-1/d/b", "A", "C")).isNotEqualTo(near);
        assertThat(key("\n\n" + body, "s3://ws-1/d/a", "s3://ws-1/d/b", "A", "B"))
                .isEqualTo(near);
        assertThat(key(body + " runtime { cpu: 3 }", "s3://ws-1/d/a", "s3://ws-1/d/b", "A", "B"))
                .isEqualTo(near);
    }

    private static String key(String body, String a, String b, String contentA, String contentB) {
        TestRun run = new TestRun("version 1.1\ntask t {\n" + body + "\n}")
                .file(a, contentA)
                .file(b, contentB);
        run.run("{\"t.a\": \"" + a + "\", \"t.b\": \"" + b + "\"}");
        return run.started.getFirst().cacheKey().digest(List.of());
    }

    @Test
    void doesNotCacheWhatSaysItIsVolatile() {
        assertThat(spec("command <<< >>> meta { volatile: true }", "{}").cacheKey())
                .isNull();
    }

    @Test
    void readsALongTextFromItsFileWhenItDidNotComeInline() {
        TestRun run = new TestRun(
                        "version 1.1\ntask t { command <<< >>> output { Int n = length(read_lines(\"list\")) } }")
                .executor(spec -> new FakeExecutor.Left().file("list", "line\n".repeat(20_000)))
                .run("{}");

        assertThat(run.output("t.n").asInt()).isEqualTo(20_000);
        assertThat(run.reads).hasSize(1);
    }

    @Test
    void asksForEverythingWhereAPatternRestsOnAnotherPatternsFile() {
        TestRun run = task("""
                command <<< >>>
                output { Array[File] found = glob(read_string(glob("li*")[0])) }
                """, "{}");

        assertThat(run.started.getFirst().outputs())
                .extracting(StatedOutput::kind)
                .contains(StatedOutput.Kind.DIRECTORY);
        assertThat(run.output("t.found")).hasSize(1);
    }
}
