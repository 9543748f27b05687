package org.jixia.standalone.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The least that a durable engine has to store: a row for each decided task and its change when it ends, in transactions of a size. */
record EngineFloor(Connection connection) {

    private static final String ROWS = "insert into floor select run, 'w.call[' || n || ']', 'SUBMITTING', null"
            + " from generate_series(?, ?) n, (select gen_random_uuid() as run) r";
    private static final String ENDS = "update floor set state = 'DONE', outputs = '{}' where number between ? and ?";

    /** Seconds for so many tasks, as many in a transaction as said. */
    double seconds(int tasks, int together) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create table floor (run uuid, path text, state text, outputs text,"
                    + " number int generated always as identity, primary key (run, path), unique (number))");
            statement.execute("set synchronous_commit = off");
        }
        connection.setAutoCommit(false);
        try (var rows = connection.prepareStatement(ROWS);
                var ends = connection.prepareStatement(ENDS)) {
            var begun = Instant.now();
            for (int from = 1; from <= tasks; from += together) {
                var to = Math.min(tasks, from + together - 1);
                execute(rows, from, to);
                execute(ends, from, to);
            }
            return Duration.between(begun, Instant.now()).toNanos() / 1e9;
        } finally {
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("drop table floor");
            }
        }
    }

    private void execute(PreparedStatement statement, int from, int to) throws SQLException {
        statement.setInt(1, from);
        statement.setInt(2, to);
        statement.executeUpdate();
        connection.commit();
    }
}
