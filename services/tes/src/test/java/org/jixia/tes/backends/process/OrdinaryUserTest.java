package org.jixia.tes.backends.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.Grant;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Room;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run as root on build machines; the service of a laptop does not. */
class OrdinaryUserTest {
    private static final String USER = "65014";

    @TempDir
    Path folder;

    /** The service's part, as another user. */
    public static final class Service {
        public static void main(String[] arguments) throws IOException {
            var folder = Path.of(arguments[0]);
            var backend = new ProcessBackend(ProcessBackendTest.settings(folder.resolve("state"), false));
            var room = new Room(folder.resolve("room"));
            Files.createDirectories(room.root());
            var command = new Command(
                    List.of("bash", "-c", "id -u; touch mine; : >> /proc/sys/kernel/core_pattern"),
                    "host",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    false);
            var grant = new Grant(1000, 256 << 20, 256 << 20, Duration.ofSeconds(60));
            var ending = backend.run(new Launch(
                    new AttemptId(UUID.randomUUID(), 1), room, List.of(command), List.of(), grant, false, Map.of()));
            backend.close();
            System.out.println("unavailable " + backend.unavailable().orElse("never"));
            System.out.println("code " + ending.exits().getFirst().code());
        }
    }

    @Test
    void theServiceOfAnOrdinaryUserRunsTasksAsThatUser() throws Exception {
        Assumptions.assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can become somebody else");
        Files.setAttribute(folder, "unix:uid", Integer.valueOf(USER));
        var java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName(),
                folder.toString());
        var become = List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--");
        var process = new ProcessBuilder(
                        Stream.of(become, java).flatMap(List::stream).toList())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        Assumptions.assumeFalse(said.contains("ClassNotFoundException"), "other users cannot read the classes");
        assertThat(said).contains("unavailable never", "code 1");
        assertThat(folder.resolve("room/stdout.0")).hasContent("1000");
        assertThat(Files.getAttribute(folder.resolve("room/root/work/mine"), "unix:uid"))
                .isEqualTo(Integer.valueOf(USER));
    }
}
