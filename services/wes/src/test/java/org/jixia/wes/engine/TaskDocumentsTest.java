package org.jixia.wes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.task.StagedInput;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.task.StatedOutput.Kind;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wdl.engine.value.FileInfo;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.Tasks.Host;
import org.junit.jupiter.api.Test;

class TaskDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID WORKSPACE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Host HOST =
            new Host(List.of("process"), 2000, 1L << 32, 1L << 33, Map.of("b:1", Map.of("bwa", "0.7")), 0);

    @Test
    void outputsLieUnderTheCallOfTheRun() {
        var run = run();
        var task = document(run, "w.sub[1].align[2]", 2, new StatedOutput(Kind.FILE, "/jixia/work/a/x.bam", false));

        assertThat(task.at("/outputs/0/url").asText())
                .isEqualTo(
                        "s3://ws-" + WORKSPACE + "/runs/" + run.id() + "/sub/shard-1/align/shard-2/attempt-2/a/x.bam");
        assertThat(task.at("/executors/0/image").asText()).isEqualTo("b:1");
        assertThat(task.at("/inputs/1/url").asText()).isEqualTo("drs://h/1");
        assertThat(task.at("/resources/ram_gb").asDouble()).isEqualTo(1.0);
        assertThat(task.at("/tags/node").asText()).isEqualTo("w.sub[1].align[2]");
    }

    @Test
    void anOutputThatMayBeMissingIsAWildcardOfItsNameOnly() {
        var task = document(run(), "w.a", 1, new StatedOutput(Kind.FILE, "/jixia/work/x.txt", true));

        assertThat(task.at("/outputs/0/path").asText()).isEqualTo("/jixia/work/x.tx[t]");
        assertThat(task.at("/outputs/0/path_prefix").asText()).isEqualTo("/jixia/work");
        assertThat(task.at("/outputs/0/url").asText()).endsWith("/a/");
    }

    @Test
    void aTextThatIsOnlyReadHasNoAddress() {
        var task = document(run(), "w.a", 1, new StatedOutput(Kind.INLINE, "/jixia/stdout", false));

        assertThat(task.at("/outputs/0/url").asText()).isEmpty();
        assertThat(task.at("/resources/backend_parameters/inline").asText()).isEqualTo("[\"/jixia/stdout\"]");
    }

    private static JsonNode document(Run run, String node, int attempt, StatedOutput... outputs) {
        var spec = new TaskSpec(
                node,
                attempt,
                node,
                "align",
                "true",
                List.of(StagedInput.of("/jixia/inputs/0/r.fq", new FileInfo("s3://x/r.fq", "drs://h/1", 1, "0"))),
                List.of(outputs),
                List.of("a:1", "b:1"),
                new Resources(1500, 1L << 30, 0, List.of(), 0, null, 0),
                false,
                null,
                null);
        return JSON.valueToTree(new TaskDocuments(JSON).of(run, spec, HOST));
    }

    private static Run run() {
        return new Run(
                RunId.next(),
                WORKSPACE,
                "p",
                null,
                null,
                null,
                "w",
                "d",
                "w",
                "{}",
                RunOptions.DEFAULT,
                Map.of(),
                null,
                RunState.RUNNING,
                null,
                null,
                List.of(),
                0,
                0,
                Instant.EPOCH,
                null,
                null);
    }
}
