package org.jixia.tes.backends.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jixia.tes.backends.BackendContract;
import org.jixia.tes.domain.execution.Backend;
import org.jixia.tes.domain.execution.Grant;
import org.jixia.tes.domain.execution.Requirements;
import org.junit.jupiter.api.Test;

/** The process backend with whatever control groups this host offers. */
class ProcessBackendTest extends BackendContract {
    private static final long MIB = 1 << 20;

    static ProcessSettings settings(Path state, boolean cgroups) {
        return new ProcessSettings(
                state,
                List.of(),
                ProcessSettings.USUAL_CONFIGURATION,
                true,
                16 * MIB,
                MIB,
                cgroups,
                ProcessSettings.USUAL_TASK_USER,
                Duration.ofMillis(100),
                Duration.ofMillis(300));
    }

    @Override
    protected Backend open(Path state) {
        return new ProcessBackend(settings(state, true));
    }

    @Override
    protected String image() {
        return "host";
    }

    @Test
    void keepsAStreamUpToItsLimitAndLetsTheTaskGoOn() throws IOException {
        var backend = open(folder.resolve("other"));
        var grant = new Grant(1000, 256 * MIB, 256 * MIB, Duration.ofSeconds(60));
        var launch = launch(grant, bash("head -c 20m /dev/zero; sleep 1; head -c 20m /dev/zero; sleep 1; touch done"));
        var ending = backend.run(launch);
        assertThat(ending.cause()).isEmpty();
        assertThat(launch.room().at("/work/done")).exists();
        assertThat(Files.size(launch.room().stdout(0))).isLessThanOrEqualTo(21 * MIB);
        assertThat(launch.room().dir().resolve("stdout.0.cut")).exists();
        backend.close();
    }

    @Test
    void whatComesIntoARoomUsedAgainIsTheTasksOwnToo() throws IOException {
        var backend = open(folder.resolve("other"));
        var grant = new Grant(1000, 256 * MIB, 256 * MIB, Duration.ofSeconds(60));
        var launch = launch(grant, bash("if [ -e in ]; then echo more >> in && mv in out; fi"));
        assertThat(backend.run(launch).exits().getFirst().code()).isZero();
        for (var note : List.of("started", "exit", "code.0")) {
            Files.delete(launch.room().dir().resolve(note));
        }
        Files.createDirectories(launch.room().at("/work/deep"));
        Files.writeString(launch.room().at("/work/in"), "some ");
        assertThat(backend.run(launch).exits().getFirst().code()).isZero();
        assertThat(launch.room().at("/work/out")).hasContent("some more");
        backend.close();
    }

    @Test
    void refusesPathsOfTheHostAndTheNetworkWhereItIsOff() {
        var usual = settings(folder.resolve("other"), true);
        var backend = new ProcessBackend(new ProcessSettings(
                usual.state(),
                List.of(),
                usual.configuration(),
                false,
                usual.memoryMargin(),
                usual.streamLimit(),
                true,
                usual.taskUser(),
                usual.sampling(),
                usual.diskSampling()));
        assertThat(backend.refuses(new Requirements(List.of("host"), List.of("/data/x"), false)))
                .isEmpty();
        assertThat(backend.refuses(new Requirements(List.of("host"), List.of("/usr/x"), false)))
                .isPresent();
        assertThat(backend.refuses(new Requirements(List.of("host"), List.of(), true)))
                .isPresent();
        backend.close();
    }
}
