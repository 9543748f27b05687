package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.distribution.Folders;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;
import org.jixia.standalone.launcher.process.Launch;
import org.jixia.standalone.launcher.process.SystemProcess;
import org.jixia.standalone.launcher.settings.Service;

/** The database server, with one database and one role for each service and for Keycloak. */
record PostgresPart(Installation installation, Distribution distribution) implements Part {

    static final String ADMINISTRATOR = "jixia";
    private static final String KEYCLOAK = "keycloak";

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int port() {
        return installation.ports().database();
    }

    @Override
    public String version() {
        return distribution.version(name()) + " " + Versions.of(settings());
    }

    @Override
    public void prepare() {
        var data = installation.data(name());
        try {
            if (Folders.absentOrEmpty(data)) {
                initialise(data);
            }
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                throw new Trouble(
                        "The database's folder " + data + " is damaged (it has no PG_VERSION): put it back from"
                                + " a backup, or run './jixia reset' to begin anew.");
            }
            PrivateFiles.write(data.resolve("jixia.conf"), settings());
            removeStalePid(data);
        } catch (IOException e) {
            throw new Trouble("The database's folder " + data + " cannot be prepared: " + e.getMessage() + ".", e);
        }
    }

    /** Made beside its place and moved there when complete, so that a crash in between leaves nothing half done. */
    private void initialise(Path data) throws IOException {
        var draft = data.resolveSibling(name() + ".draft");
        Folders.remove(draft);
        PrivateFiles.directory(data.getParent());
        var command = new ArrayList<>(wrapper());
        command.addAll(List.of(
                binary("initdb"),
                "-D",
                draft.toString(),
                "-U",
                ADMINISTRATOR,
                "--pwfile=" + installation.secrets().file("database-administrator"),
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        var log = installation.log("initdb");
        Files.createDirectories(log.getParent());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Trouble("The database could not be initialised; its output is in " + log + ".");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Trouble("The start was interrupted.", e);
        }
        Files.writeString(draft.resolve("postgresql.conf"), "\ninclude = 'jixia.conf'\n", StandardOpenOption.APPEND);
        Files.deleteIfExists(data);
        Files.move(draft, data);
    }

    private String settings() {
        return """
                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 200
                shared_buffers = '64MB'
                max_wal_size = '256MB'
                jit = off
                log_line_prefix = '%%m [%%p] %%d '
                """.formatted(port());
    }

    /** A pid file left by a killed server stops the next start when another process now has that number. */
    static void removeStalePid(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var lines = Files.readAllLines(file);
        // Half written, it has no number.
        var pid = lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")
                ? -1
                : Long.parseLong(lines.getFirst().strip());
        if (!serves(data, SystemProcess.of(pid).commandLine())) {
            Files.delete(file);
        }
    }

    private static boolean serves(Path data, List<String> commandLine) {
        var size = commandLine.size();
        return size >= 3
                && commandLine.get(size - 3).endsWith("/bin/postgres")
                && commandLine.subList(size - 2, size).equals(List.of("-D", data.toString()));
    }

    @Override
    public boolean startedBy(List<String> commandLine) {
        return serves(installation.data(name()), commandLine);
    }

    @Override
    public Launch launch() {
        var command = new ArrayList<>(wrapper());
        command.addAll(
                List.of(binary("postgres"), "-D", installation.data(name()).toString()));
        return new Launch(command, installation.data(name()), Map.of(), installation.log(name()));
    }

    @Override
    public boolean ready() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void settle() {
        try (var connection = connect()) {
            for (var service : Service.backends()) {
                database(connection, service.label());
            }
            database(connection, KEYCLOAK);
        } catch (SQLException e) {
            throw new Trouble("The databases of the services cannot be made: " + e.getMessage() + ".", e);
        }
    }

    private void database(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            var password = installation.secrets().get("database-" + name);
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name + " login");
            }
            statement.execute("alter role " + name + " password '" + password + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
            }
            statement.execute("revoke connect on database " + name + " from public");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/postgres?connectTimeout=2&socketTimeout=10",
                ADMINISTRATOR,
                installation.secrets().get("database-administrator"));
    }

    /** The server refuses to run as root; in a user namespace of its own it sees itself as nobody, while files stay root's. */
    private static List<String> wrapper() {
        return System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of();
    }

    private String binary(String tool) {
        return distribution.require(name()).resolve("bin").resolve(tool).toString();
    }

    /** Its workers hold shared memory for a moment after the server was killed. */
    @Override
    public boolean startsAgain() {
        return true;
    }

    /** Fast shutdown; on SIGTERM it would wait until every client has left. */
    @Override
    public String signal() {
        return "INT";
    }
}
