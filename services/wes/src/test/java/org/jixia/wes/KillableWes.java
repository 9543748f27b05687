package org.jixia.wes;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged service as a process of its own, always the same replica at the same address, to be killed and started again. */
final class KillableWes {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Map<String, String> settings;
    private final Path log;
    private final int port;
    private Process process;

    KillableWes(Map<String, String> settings, Path folder) {
        this.settings = settings;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            log = Files.createDirectories(folder).resolve("wes.log");
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void start() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Djixia.services.wes.url=" + address(),
                "-Djixia.wes.replica=killed"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await("wes answers, see " + log)
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> RestAssured.get(address() + "/q/health/ready").statusCode() == 200);
    }

    /** SIGKILL, whatever it is doing. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
