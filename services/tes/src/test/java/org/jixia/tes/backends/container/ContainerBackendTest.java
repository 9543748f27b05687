package org.jixia.tes.backends.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jixia.tes.backends.BackendContract;
import org.jixia.tes.backends.process.ProcessBackend;
import org.jixia.tes.backends.process.ProcessSettings;
import org.jixia.tes.domain.execution.Backend;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.EndCode;
import org.jixia.tes.domain.execution.Grant;
import org.jixia.tes.domain.execution.Requirements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container backend, where an engine answers; its image is made of this host's own programs. */
class ContainerBackendTest extends BackendContract {
    private static final long MIB = 1 << 20;
    private static final String IMAGE = "jixia-test:" + ProcessHandle.current().pid();
    private static final String MAKE = """
            set -eu
            cd "$1"
            for name in bash sh cat ls mkdir touch rm head tail sleep date env grep mknod; do
              program=$(realpath "$(command -v "$name")")
              mkdir -p bin && cp "$program" "bin/$name"
              ldd "$program" | grep -o '/lib[^ ]*' | while read -r library; do
                mkdir -p ".${library%/*}" && cp -L "$library" ".$library"
              done
            done
            tar -c . | docker import - "$2"
            """;

    private static ContainerEngine engine;

    @BeforeAll
    static void makeTheImage(@TempDir Path folder) throws IOException, InterruptedException {
        var found = ContainerEngine.find();
        Assumptions.assumeTrue(found.isPresent(), "no container engine is installed");
        Assumptions.assumeTrue(found.get().ask("info").well(), "no container engine answers");
        engine = found.get();
        var process = new ProcessBuilder("bash", "-c", MAKE, "make", folder.toString(), IMAGE)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("make.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @AfterAll
    static void removeTheImage() {
        if (engine != null) {
            engine.ask("image", "rm", "-f", IMAGE);
        }
    }

    @Override
    protected Backend open(Path state) {
        var settings = new ProcessSettings(
                state,
                List.of(),
                List.of(),
                false,
                16 * MIB,
                MIB,
                true,
                ProcessSettings.USUAL_TASK_USER,
                Duration.ofMillis(100),
                Duration.ofMillis(300));
        return new ProcessBackend(settings, new ContainerSandbox(engine, settings));
    }

    @Override
    protected String image() {
        return IMAGE;
    }

    @Override
    protected boolean seesProcesses() {
        return false;
    }

    @Override
    protected boolean measures() {
        return engine.ask("info", "--format", "{{.CgroupDriver}} {{.CgroupVersion}}")
                        .output()
                        .equals("cgroupfs 1")
                && Files.isWritable(Path.of("/sys/fs/cgroup/memory"));
    }

    @Test
    void saysWhenTheImageCannotBeHad(@TempDir Path state) throws IOException {
        var backend = open(state);
        var command = new Command(
                List.of("true"),
                "127.0.0.1:1/no/such:image",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false);
        var grant = new Grant(1000, 64 * MIB, 64 * MIB, Duration.ofSeconds(60));
        var ending = backend.run(launch(grant, command));
        assertThat(ending.cause()).map(Cause::code).contains(EndCode.INPUT_MISSING);
        assertThat(ending.cause().orElseThrow().sentence()).contains("image");
        backend.close();
    }

    @Test
    void leavesNoContainerBehind(@TempDir Path state) throws IOException {
        var backend = open(state);
        var grant = new Grant(1000, 64 * MIB, 64 * MIB, Duration.ofSeconds(60));
        var launch = launch(grant, bash("exit 3"));
        backend.run(launch);
        assertThat(engine.ask("ps", "-aq", "--filter", "label=org.jixia.tes=" + launch.id())
                        .output())
                .isEmpty();
        backend.close();
    }

    @Test
    void refusesPathsOfTheImage(@TempDir Path state) {
        var backend = open(state);
        assertThat(backend.refuses(new Requirements(List.of(IMAGE), List.of("/data/x"), false)))
                .isEmpty();
        assertThat(backend.refuses(new Requirements(List.of(IMAGE), List.of("/opt/x"), false)))
                .isPresent();
        backend.close();
    }
}
