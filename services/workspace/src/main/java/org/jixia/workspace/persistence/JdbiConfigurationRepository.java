package org.jixia.workspace.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.Configuration;
import org.jixia.workspace.domain.ConfigurationRepository;
import org.jixia.workspace.domain.Workflow;
import org.jixia.workspace.domain.WorkspaceError;

/** Bundles and configurations in PostgreSQL. */
@ApplicationScoped
public class JdbiConfigurationRepository implements ConfigurationRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;

    @Inject
    public JdbiConfigurationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void keepBundle(String digest, byte[] content) {
        // The update holds a bundle that is there already, so that no removal of a workspace takes it before it is
        // referred to.
        jdbi.useHandle(handle -> handle.execute(
                "insert into bundle (digest, content) values (?, ?) on conflict (digest) do update set digest = excluded.digest",
                digest,
                content));
    }

    @Override
    public byte[] bundle(String digest) {
        return jdbi.withHandle(handle -> handle.createQuery("select content from bundle where digest = ?")
                .bind(0, digest)
                .mapTo(byte[].class)
                .one());
    }

    @Override
    public List<Configuration> list(UUID workspace) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from configuration where workspace = ? order by name")
                        .bind(0, workspace)
                        .map((row, context) -> configuration(row))
                        .list());
    }

    @Override
    public Optional<Configuration> find(UUID workspace, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from configuration where workspace = ? and id = ?")
                        .bind(0, workspace)
                        .bind(1, id)
                        .map((row, context) -> configuration(row))
                        .findOne());
    }

    @Override
    public boolean insert(Configuration made) {
        return jdbi.withHandle(handle -> handle.execute(
                        """
                        insert into configuration (id, workspace, name, digest, table_name, inputs, outputs, workflow)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb))
                        on conflict (workspace, name) do nothing
                        """,
                        made.id(),
                        made.workspace(),
                        made.name(),
                        made.digest(),
                        made.table(),
                        Json.write(made.inputs()),
                        Json.write(made.outputs()),
                        Json.write(made.workflow())))
                == 1;
    }

    @Override
    public boolean update(Configuration made) {
        try {
            return jdbi.withHandle(handle -> handle.execute(
                            """
                        update configuration set name = ?, digest = ?, table_name = ?, inputs = cast(? as jsonb),
                            outputs = cast(? as jsonb), workflow = cast(? as jsonb), version = version + 1
                        where id = ? and workspace = ? and version = ?
                        """,
                            made.name(),
                            made.digest(),
                            made.table(),
                            Json.write(made.inputs()),
                            Json.write(made.outputs()),
                            Json.write(made.workflow()),
                            made.id(),
                            made.workspace(),
                            made.version()))
                    == 1;
        } catch (UnableToExecuteStatementException refused) {
            if (refused.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw DomainException.of(WorkspaceError.CONFIGURATION_EXISTS, made.name());
            }
            throw refused;
        }
    }

    @Override
    public boolean delete(UUID workspace, UUID id) {
        return jdbi.withHandle(handle ->
                        handle.execute("delete from configuration where workspace = ? and id = ?", workspace, id))
                == 1;
    }

    @Override
    public void copy(UUID from, UUID to) {
        for (var old : list(from)) {
            insert(new Configuration(
                    Ids.next(),
                    to,
                    old.name(),
                    old.digest(),
                    old.table(),
                    old.inputs(),
                    old.outputs(),
                    old.workflow(),
                    1));
        }
    }

    @Override
    public void purge(UUID workspace) {
        jdbi.useTransaction(handle -> {
            var digests = handle.createQuery("""
                            select digest from configuration where workspace = :workspace
                            union select digest from submission where workspace = :workspace
                            """)
                    .bind("workspace", workspace)
                    .mapTo(String.class)
                    .list();
            handle.execute("delete from configuration where workspace = ?", workspace);
            handle.execute("delete from submission where workspace = ?", workspace);
            handle.createUpdate("""
                            delete from bundle b where digest = any(:digests)
                              and not exists (select 1 from configuration c where c.digest = b.digest)
                              and not exists (select 1 from submission s where s.digest = b.digest)
                            """).bindArray("digests", String.class, digests).execute();
        });
    }

    private static Configuration configuration(ResultSet row) throws SQLException {
        return new Configuration(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("name"),
                row.getString("digest"),
                row.getString("table_name"),
                Json.read(row.getString("inputs"), TEXTS),
                Json.read(row.getString("outputs"), TEXTS),
                Json.read(row.getString("workflow"), new TypeReference<Workflow>() {}),
                row.getLong("version"));
    }
}
