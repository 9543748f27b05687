package org.jixia.tes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jixia.tes.domain.TaskDocument.Executor;
import org.jixia.tes.domain.TaskDocument.Input;
import org.jixia.tes.domain.TaskDocument.Resources;
import org.jixia.tes.domain.execution.Requirements;
import org.junit.jupiter.api.Test;

/** What a task may state, judged before anything runs. */
class TaskPolicyTest {
    private static final UUID WORKSPACE = UUID.randomUUID();

    @Test
    void takesNamesOfAnyScriptUpToWhatFileSystemsTake() {
        assertThat(faults("/data/样本 \"1\"/" + "x".repeat(255), null)).isEmpty();
    }

    @Test
    void refusesNamesThatNoFileSystemTakes() {
        assertThat(faults("/data/" + "x".repeat(256), null))
                .containsExactly(Tuple.tuple("tes.path-too-long", "inputs[0].path"));
        assertThat(faults("/data/" + "样".repeat(86), null))
                .containsExactly(Tuple.tuple("tes.path-too-long", "inputs[0].path"));
        assertThat(faults("/d".repeat(1500), null)).containsExactly(Tuple.tuple("tes.path-too-long", "inputs[0].path"));
        assertThat(faults("/data/../etc/passwd", null))
                .containsExactly(Tuple.tuple("tes.path-not-absolute", "inputs[0].path"));
    }

    @Test
    void refusesLessThanNothing() {
        assertThat(faults("/data/x", new Resources(-1, null, -0.5, -2.0, List.of(), Map.of(), null)))
                .containsExactlyInAnyOrder(
                        Tuple.tuple("tes.value-refused", "resources.cpu_cores"),
                        Tuple.tuple("tes.value-refused", "resources.ram_gb"),
                        Tuple.tuple("tes.value-refused", "resources.disk_gb"));
        assertThat(faults("/data/x", new Resources(0, null, 0.0, 0.0, List.of(), Map.of(), null)))
                .isEmpty();
    }

    @Test
    void grantsAtLeastWhatACommandNeedsToStart() {
        var parameters = Map.of("cpuMillis", "1", "memoryBytes", "1");
        var resources = new Resources(null, null, null, null, List.of(), parameters, null);
        var executor = new Executor("host", List.of("true"), null, null, null, null, Map.of(), null);
        var task = new TaskDocument("t", null, List.of(), List.of(), resources, List.of(executor), List.of(), Map.of());
        var ask = TaskPolicy.check(task, WORKSPACE, new SmallHost("process"), 1000)
                .ask();
        assertThat(ask.cpuMillis()).isEqualTo(ResourcePolicy.LEAST_CPU);
        assertThat(ask.memoryBytes()).isEqualTo(ResourcePolicy.LEAST_MEMORY);
        assertThat(ask.warnings()).hasSize(2);
    }

    @Test
    void refusesDirectoriesFromElsewhereAndContentThatIsTooLarge() {
        var directory = new Input(null, null, "s3://ws/x/", "/data/x", "DIRECTORY", null, null);
        var large = new Input(null, null, null, "/data/y", null, "样".repeat(TaskPolicy.MOST_CONTENT / 2), null);
        var executor = new Executor("host", List.of("true"), null, null, null, null, Map.of(), null);
        var task = new TaskDocument(
                "t", null, List.of(directory, large), List.of(), null, List.of(executor), List.of(), Map.of());
        assertThat(TaskPolicy.check(task, WORKSPACE, new SmallHost("process"), 1000)
                        .faults())
                .extracting(fault -> fault.code())
                .containsExactlyInAnyOrder("tes.directory-refused", "tes.content-too-large");
    }

    @Test
    void namesAnImageThatIsMissing() {
        assertThat(faults("/data/x", null, null))
                .containsExactly(Tuple.tuple("tes.field-missing", "executors[0].image"));
    }

    @Test
    void takesContainersForImagesThatNoHostToolsStandInFor() {
        var both = new SmallHost("process", "container");
        assertThat(backend(both, "host")).isEqualTo("process");
        assertThat(backend(both, "mapped:1")).isEqualTo("process");
        assertThat(backend(both, "held:1")).isEqualTo("container");
        assertThat(backend(both, "other:1")).isEqualTo("container");
        assertThat(check(both, "other:1").ask().hostTools()).isNull();
        assertThat(check(both, "mapped:1").ask().hostTools()).containsKey("tool");
        assertThat(check(new SmallHost("process"), "held:1").ask().backend()).isEqualTo("process");
        assertThat(check(new SmallHost("process"), "other:1").faults())
                .extracting(fault -> fault.code())
                .containsExactly("tes.image-unknown");
        assertThat(check(both, "other:1", "host").faults()).hasSize(1);
    }

    private static String backend(Host host, String image) {
        return check(host, image).ask().backend();
    }

    private static TaskPolicy.Checked check(Host host, String... images) {
        var executors = Stream.of(images)
                .map(image -> new Executor(image, List.of("true"), null, null, null, null, Map.of(), null))
                .toList();
        var task = new TaskDocument("t", null, List.of(), List.of(), null, executors, List.of(), Map.of());
        return TaskPolicy.check(task, WORKSPACE, host, 1000);
    }

    private static List<Tuple> faults(String path, Resources resources) {
        return faults(path, resources, "host");
    }

    private static List<Tuple> faults(String path, Resources resources, String image) {
        var input = new Input(null, null, null, path, null, "content", null);
        var executor = new Executor(image, List.of("true"), null, null, null, null, Map.of(), null);
        var task = new TaskDocument(
                "t", null, List.of(input), List.of(), resources, List.of(executor), List.of(), Map.of());
        return TaskPolicy.check(task, WORKSPACE, new SmallHost("process"), 1000).faults().stream()
                .map(fault -> Tuple.tuple(fault.code(), fault.where()))
                .toList();
    }

    /** A host that takes everything it has room for. */
    private static final class SmallHost implements Host {
        private final List<String> backends;

        SmallHost(String... backends) {
            this.backends = List.of(backends);
        }

        @Override
        public boolean holds(String image) {
            return image.equals("held:1") && backends.contains("container");
        }

        @Override
        public String id() {
            return "small";
        }

        @Override
        public long cpuMillis() {
            return 2000;
        }

        @Override
        public long memoryBytes() {
            return 4L << 30;
        }

        @Override
        public long memoryMargin() {
            return 0;
        }

        @Override
        public long diskBytes() {
            return 100L << 30;
        }

        @Override
        public List<String> backends() {
            return backends;
        }

        @Override
        public Map<String, String> unavailable() {
            return Map.of();
        }

        @Override
        public Map<String, Map<String, String>> images() {
            return Map.of("mapped:1", Map.of("tool", "1"), "held:1", Map.of("tool", "1"));
        }

        @Override
        public Map<String, String> ownTools() {
            return Map.of();
        }

        @Override
        public Optional<String> refuses(String backend, Requirements requirements) {
            return Optional.empty();
        }
    }
}
