package org.jixia.standalone.launcher.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.process.Launch;
import org.jixia.standalone.launcher.process.Probes;
import org.jixia.standalone.launcher.settings.Service;
import org.jixia.standalone.launcher.settings.ServiceSettings;

/**
 * A second wes beside the platform's own, with a database of its own on the same server and no broker, whose tasks end at once without
 * being run ({@code jixia.wes.null-executor}): the engine alone, and nothing of it is left afterwards.
 */
final class EngineInstance implements AutoCloseable {

    private static final String NAME = "wes-bench";
    private static final String DATABASE = "wes_bench";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Installation installation;
    private final int port;
    private final Process process;

    private EngineInstance(Installation installation, int port, Process process) {
        this.installation = installation;
        this.port = port;
        this.process = process;
    }

    static EngineInstance start(Platform platform) {
        var installation = platform.installation();
        var port = freePort();
        database(installation, "create database " + DATABASE + " owner wes");
        var folder = installation.work(NAME);
        PrivateFiles.directory(folder);
        PrivateFiles.write(folder.resolve("config/application.properties"), settings(installation, port));
        var jar = platform.distribution().require("wes").resolve("quarkus-run.jar");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + Service.WES.heapMegabytes() + "m",
                "-Xss512k",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                jar.toString());
        var process = new Launch(command, folder, Map.of(), installation.log(NAME)).start();
        var instance = new EngineInstance(installation, port, process);
        instance.awaitReady();
        return instance;
    }

    /** Those of the platform's wes, but for where it listens, what it stores in and what runs its tasks. */
    private static String settings(Installation installation, int port) {
        try {
            var settings = new Properties();
            settings.load(new StringReader(new ServiceSettings(installation).text(Service.WES)));
            settings.remove("jixia.kafka.bootstrap");
            settings.setProperty("quarkus.http.port", Integer.toString(port));
            settings.setProperty(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:" + installation.ports().database() + "/" + DATABASE);
            settings.setProperty("jixia.services.wes.url", "http://127.0.0.1:" + port);
            settings.setProperty("jixia.wes.null-executor", "true");
            settings.setProperty("jixia.wes.replica", NAME);
            var text = new StringWriter();
            settings.store(text, null);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Trouble("No port is free on this machine: " + e.getMessage() + ".", e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    private void awaitReady() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!Probes.http(address() + "/q/health/ready", 200)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new Trouble(
                        "The engine to be measured does not start; its output is in " + installation.log(NAME) + ".");
            }
            pause(200);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The benchmark was interrupted.", e);
        }
    }

    /** A connection of the service's role to its own database. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + installation.ports().database() + "/" + DATABASE,
                "wes",
                installation.secrets().get("database-wes"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        database(installation, null);
    }

    /** What an interrupted measurement left is removed first. */
    private static void database(Installation installation, String create) {
        var url = "jdbc:postgresql://127.0.0.1:" + installation.ports().database() + "/postgres?connectTimeout=5";
        try (var connection = DriverManager.getConnection(
                        url, "jixia", installation.secrets().get("database-administrator"));
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
            if (create != null) {
                statement.execute(create);
            }
        } catch (SQLException e) {
            throw new Trouble(
                    "The database for the measurement cannot be made (" + e.getMessage()
                            + "): is the platform up? See './jixia status'.",
                    e);
        }
    }
}
