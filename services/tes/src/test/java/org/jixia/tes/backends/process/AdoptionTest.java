package org.jixia.tes.backends.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.EndCode;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Grant;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt outlives a killed process of the service, and the next one takes it up. */
class AdoptionTest {
    @TempDir
    Path folder;

    private ProcessBackend next;
    private Launch launch;

    /** The process that is killed: runs one attempt. */
    public static final class FirstLife {
        public static void main(String[] arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            var usual = ProcessBackendTest.settings(folder.resolve("state"), true);
            // Another /etc than the next process makes, as after a change on the host.
            var backend = new ProcessBackend(new ProcessSettings(
                    usual.state(),
                    usual.readable(),
                    List.of("os-release"),
                    false,
                    usual.memoryMargin(),
                    usual.streamLimit(),
                    true,
                    usual.taskUser(),
                    usual.sampling(),
                    usual.diskSampling()));
            backend.run(launch(folder, UUID.fromString(arguments[1])));
        }
    }

    private static Launch launch(Path folder, UUID task) throws IOException {
        var room = new Room(folder.resolve("room"));
        Files.createDirectories(room.root());
        var script =
                "touch begun; while [ ! -e go ]; do sleep 0.05; done; echo once >> count; cp /etc/passwd .; exit 5";
        var command = new Command(
                List.of("bash", "-c", script),
                "host",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false);
        var grant = new Grant(1000, 256 << 20, 256 << 20, Duration.ofSeconds(60));
        return new Launch(
                new AttemptId(task, 1),
                room,
                List.of(command),
                List.of(),
                grant,
                false,
                Map.of("PATH", "/usr/bin:/bin", "HOME", "/home"));
    }

    @BeforeEach
    void killTheFirstLife() throws Exception {
        Assumptions.assumeTrue(Programs.find("bwrap").isPresent(), "bubblewrap is not installed");
        var task = UUID.randomUUID();
        launch = launch(folder, task);
        var first = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstLife.class.getName(),
                        folder.toString(),
                        task.toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(launch.room().at("/work/begun")));
        first.destroyForcibly();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        next = new ProcessBackend(ProcessBackendTest.settings(folder.resolve("state"), true));
    }

    @AfterEach
    void close() {
        if (next != null) {
            next.close();
        }
    }

    @Test
    void waitsForAnAttemptThatStillRuns() throws IOException {
        var ending = CompletableFuture.supplyAsync(() -> next.resume(launch));
        Files.writeString(launch.room().at("/work/go"), "");
        await().atMost(Duration.ofSeconds(20)).until(ending::isDone);
        assertThat(ending.join().exits().getFirst().code()).isEqualTo(5);
        assertThat(ending.join().cause()).isEmpty();
        assertThat(Files.readString(launch.room().at("/work/count"))).isEqualTo("once\n");
        assertThat(launch.room().at("/work/passwd")).as("its /etc stayed").isNotEmptyFile();
    }

    @Test
    void readsTheEndOfOneThatEndedMeanwhile() throws IOException {
        Files.writeString(launch.room().at("/work/go"), "");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> new Notes(launch.room().dir()).ended());
        assertThat(next.resume(launch).exits().getFirst().code()).isEqualTo(5);
    }

    @Test
    void canCancelWhatItAdopted() {
        var ending = CompletableFuture.supplyAsync(() -> next.resume(launch));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            next.stop(launch.id(), Cause.of(Why.CANCELED));
            return ending.isDone();
        });
        Ending end = ending.join();
        assertThat(end.cause().map(Cause::code)).contains(EndCode.CANCELED);
    }

    @Test
    void endsWhatNobodyWaitsFor() {
        next.abandon(launch.id(), launch.room());
        assertThat(new Notes(launch.room().dir()).runner().isEmpty()
                        || new Notes(launch.room().dir()).ended())
                .isTrue();
    }
}
