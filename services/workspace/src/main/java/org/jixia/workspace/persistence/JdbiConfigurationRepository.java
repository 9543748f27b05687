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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jixia.platform.ids.Ids;
import org.jixia.workspace.domain.Configuration;
import org.jixia.workspace.domain.ConfigurationRepository;
import org.jixia.workspace.domain.ConfigurationVersion;
import org.jixia.workspace.domain.Workflow;

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
    public boolean insert(Configuration made, String person) {
        return jdbi.withHandle(handle -> {
            var inserted = handle.execute(
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
                    Json.write(made.workflow()));
            return inserted == 1 && noteVersion(handle, made, person);
        });
    }

    /** Nothing where the workflow is the one before; the row of the configuration is held, so that numbers come one by one. */
    private static boolean noteVersion(Handle handle, Configuration made, String person) {
        handle.execute("""
                insert into configuration_version (configuration, number, digest, person)
                select ?, coalesce(max(number), 0) + 1, ?, cast(? as text) from configuration_version where configuration = ?
                having coalesce((array_agg(digest order by number desc))[1], '') <> ?
                """, made.id(), made.digest(), person, made.id(), made.digest());
        return true;
    }

    @Override
    public List<ConfigurationVersion> versions(UUID configuration, Integer before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, digest, person, created_at from configuration_version
                        where configuration = :configuration and number < :before order by number desc limit :limit
                        """)
                .bind("configuration", configuration)
                .bind("before", before == null ? Integer.MAX_VALUE : before)
                .bind("limit", limit)
                .map((row, context) -> new ConfigurationVersion(
                        row.getInt("number"),
                        row.getString("digest"),
                        row.getString("person"),
                        row.getTimestamp("created_at").toInstant()))
                .list());
    }

    @Override
    public boolean hasVersion(UUID configuration, String digest) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from configuration_version where configuration = ? and digest = ?)")
                .bind(0, configuration)
                .bind(1, digest)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean update(Configuration made, String person) {
        return unlessTaken(made, handle -> {
            var updated = handle.execute(
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
                    made.version());
            return updated == 1 && noteVersion(handle, made, person);
        });
    }

    @Override
    public boolean rename(Configuration named) {
        return unlessTaken(
                named,
                handle -> handle.execute("""
                                update configuration set name = ?, version = version + 1
                                where id = ? and workspace = ? and version = ?
                                """, named.name(), named.id(), named.workspace(), named.version()) == 1);
    }

    private boolean unlessTaken(Configuration made, HandleCallback<Boolean, RuntimeException> change) {
        try {
            return jdbi.withHandle(change);
        } catch (UnableToExecuteStatementException refused) {
            if (refused.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw Configuration.taken(made.name());
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
            var copy = new Configuration(
                    Ids.next(),
                    to,
                    old.name(),
                    old.digest(),
                    old.table(),
                    old.inputs(),
                    old.outputs(),
                    old.workflow(),
                    1);
            insert(copy, versions(old.id(), null, 1).getFirst().person());
        }
    }

    @Override
    public void purge(UUID workspace) {
        jdbi.useTransaction(handle -> {
            var digests = handle.createQuery("""
                            select digest from configuration where workspace = :workspace
                            union select digest from submission where workspace = :workspace
                            union select v.digest from configuration_version v
                              join configuration c on c.id = v.configuration where c.workspace = :workspace
                            """)
                    .bind("workspace", workspace)
                    .mapTo(String.class)
                    .list();
            handle.execute("delete from configuration where workspace = ?", workspace);
            handle.execute("delete from submission where workspace = ?", workspace);
            handle.createUpdate("""
                            delete from bundle b where digest = any(:digests)
                              and not exists (select 1 from configuration c where c.digest = b.digest)
                              and not exists (select 1 from configuration_version v where v.digest = b.digest)
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
