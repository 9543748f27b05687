package org.jixia.platform.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jixia.platform.testing.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/** Transactions bound to a thread over plain JDBC, as JTA gives them to a service: for tests without a container. */
final class BoundTransactions implements Transactions, DataSource {

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();

    BoundTransactions(String url) {
        source.setUrl(url);
        source.setUser(EmbeddedPostgres.USER);
        source.setPassword(EmbeddedPostgres.PASSWORD);
    }

    Jdbi jdbi() {
        return Jdbi.create(this).installPlugin(new PostgresPlugin());
    }

    /** Creates the tables of this library. */
    static void migrate(Jdbi jdbi) {
        try (InputStream script =
                BoundTransactions.class.getResourceAsStream("/db/platform/outbox/V0_100__outbox.sql")) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            jdbi.useHandle(handle -> handle.createScript(sql).execute());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T call(Supplier<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            bound.set(connection);
            T result;
            try {
                result = work.get();
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                bound.remove();
            }
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection open = bound.get();
        if (open == null) {
            return source.getConnection();
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(open, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
