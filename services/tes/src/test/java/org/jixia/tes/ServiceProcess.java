package org.jixia.tes;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jixia.platform.testing.PlatformTestResource;

/** The packaged service as a child JVM beside its neighbours, so that it can be killed and started again on the same state. */
public final class ServiceProcess implements AutoCloseable {
    private static final Path PACKAGED = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final PlatformTestResource platform = new PlatformTestResource();
    private final Neighbours neighbours = new Neighbours();
    private final Map<String, String> settings = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path log;
    private final List<String> flags;
    private Process process;
    private int port;

    public ServiceProcess(Map<String, String> others, String... flags) throws IOException {
        platform.init(Map.of("service", "tes", "kafka", "false"));
        settings.putAll(platform.start());
        settings.putAll(neighbours.start());
        settings.putAll(others);
        this.flags = List.of(flags);
        log = Files.createTempFile("tes-service", ".log");
    }

    public Path folder() {
        return Path.of(settings.get("jixia.tes.folder"));
    }

    public String databaseUrl() {
        return settings.get("quarkus.datasource.jdbc.url");
    }

    /** Starts the service on a free port and waits until it is ready. */
    public void start() throws IOException {
        if (!Files.exists(PACKAGED)) {
            throw new IllegalStateException(PACKAGED + " is not there: mvn -pl services/tes package -DskipTests");
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(flags);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port));
        command.addAll(List.of("-jar", PACKAGED.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || ready());
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended: " + log());
        }
    }

    private boolean ready() {
        try {
            return call("GET", "/q/health/ready", null, null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public HttpResponse<String> call(String method, String path, String token, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", end);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** As by kill -9: nothing of the service's own ends anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " cannot be killed");
        }
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException none) {
            return "";
        }
    }

    /** As an administrator stops it. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            kill();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            stop();
        }
        neighbours.stop();
        platform.stop();
        Files.deleteIfExists(log);
    }
}
