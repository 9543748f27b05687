package org.jixia.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * One real PostgreSQL server for this test JVM, gone with it; each caller takes a database of its own. Works as root (inside a
 * user namespace, as PostgreSQL refuses root) and as an ordinary user.
 */
public final class EmbeddedPostgres {
    public static final String USER = "jixia";
    public static final String PASSWORD = "jixia-test";
    private static final String VERSION = "17.11.0";
    /** A system property, because several class loaders of one JVM may each hold this class. */
    private static final String PROPERTY = "jixia.test.postgres";

    private EmbeddedPostgres() {}

    /** The JDBC address of a new, empty database. */
    public static String freshDatabase() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(server() + "/postgres", USER, PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create a test database", e);
        }
        return server() + "/" + name;
    }

    private static String server() {
        synchronized (System.getProperties()) {
            var running = System.getProperty(PROPERTY);
            if (running == null) {
                try {
                    running = start();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException("embedded PostgreSQL does not start", e);
                }
                System.setProperty(PROPERTY, running);
            }
            return running;
        }
    }

    private static String start() throws IOException, InterruptedException {
        var home = binaries();
        var data = Files.createTempDirectory("jixia-test-postgres");
        var log = data.resolveSibling(data.getFileName() + ".log");
        var password = Files.writeString(data.resolveSibling(data.getFileName() + ".pw"), PASSWORD + "\n");
        ChildProcesses.removeAtExit(List.of(data, log, password));
        initialise(home, data, password, log);
        var port = ChildProcesses.freePort();
        Files.writeString(data.resolve("postgresql.conf"), """
                port=%d
                listen_addresses='127.0.0.1'
                unix_socket_directories=''
                max_connections=200
                fsync=off
                full_page_writes=off
                synchronous_commit=off
                jit=off
                """.formatted(port), StandardOpenOption.APPEND);
        var server = ChildProcesses.start(asUser(List.of(home + "/bin/postgres", "-D", data.toString())), log, "INT");
        var url = "jdbc:postgresql://127.0.0.1:" + port;
        ChildProcesses.awaitReady("PostgreSQL", server, log, () -> answers(url));
        return url;
    }

    private static void initialise(Path home, Path data, Path password, Path log)
            throws IOException, InterruptedException {
        var command = asUser(List.of(
                home + "/bin/initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "--pwfile=" + password,
                "-A",
                "scram-sha-256",
                // Tests without a pool sign in thousands of times, to a server that lives for a minute.
                "--set=scram_iterations=1",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync",
                "--no-instructions"));
        var initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!initdb.waitFor(60, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
            throw new IOException("initdb failed: " + Files.readString(log));
        }
    }

    private static boolean answers(String url) {
        try (var connection = DriverManager.getConnection(url + "/postgres", USER, PASSWORD)) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static List<String> asUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Unpacked once a user and version; renamed into place, so that a half-unpacked folder is never used. */
    private static Path binaries() throws IOException {
        var home = Path.of(
                System.getProperty("java.io.tmpdir"),
                "jixia-test-postgres-" + VERSION + "-" + System.getProperty("user.name"));
        if (Files.exists(home.resolve("bin/postgres"))) {
            return home;
        }
        var unpacked = Files.createTempDirectory(home.getParent(), "jixia-test-unpack");
        unpack(unpacked);
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException anotherJvmWasFaster) {
            ChildProcesses.removeAtExit(List.of(unpacked));
            if (!Files.exists(home.resolve("bin/postgres"))) {
                throw anotherJvmWasFaster;
            }
        }
        return home;
    }

    private static void unpack(Path home) throws IOException {
        try (InputStream in = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
            if (in == null) {
                throw new IOException("no PostgreSQL binaries for this machine on the class path");
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, home);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home) throws IOException {
        var file = home.resolve(entry.getName()).normalize();
        if (!file.startsWith(home)) {
            throw new IOException("bad entry " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
