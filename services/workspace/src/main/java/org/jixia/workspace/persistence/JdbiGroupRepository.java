package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.workspace.domain.Group;
import org.jixia.workspace.domain.GroupRepository;

/** Groups in PostgreSQL. */
@ApplicationScoped
public class JdbiGroupRepository implements GroupRepository {
    static final String COLUMNS = "g.*, (select count(*) from group_member m where m.person_group = g.id) as members";

    private final Jdbi jdbi;

    @Inject
    public JdbiGroupRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Group> find(UUID id) {
        return one("select " + COLUMNS + " from person_group g where g.id = :id", id);
    }

    @Override
    public Optional<Group> lock(UUID id) {
        return one("select " + COLUMNS + " from person_group g where g.id = :id for update of g", id);
    }

    private Optional<Group> one(String sql, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> group(row))
                .findOne());
    }

    @Override
    public List<Group> list(String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
             from person_group g
            where cast(:after as text) is null or lower(g.name) > lower(:after)
            order by lower(g.name) limit :limit
            """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> group(row))
                .list());
    }

    @Override
    public boolean isTaken(String name, UUID except) {
        return jdbi.withHandle(handle -> {
            handle.createQuery("select true from pg_advisory_xact_lock(hashtextextended('group ' || lower(:name), 0))")
                    .bind("name", name)
                    .mapTo(Boolean.class)
                    .one();
            return handle.createQuery("""
                select exists (select 1 from person_group where lower(name) = lower(:name)
                               and id is distinct from cast(:except as uuid))
                """)
                    .bind("name", name)
                    .bind("except", except)
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    @Override
    public void insert(UUID id, String name, String description) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into person_group (id, name, description) values (?, ?, ?)", id, name, description));
    }

    @Override
    public boolean update(Group group) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
            update person_group set name = :name, description = :description, version = version + 1
            where id = :id and version = :version
            """)
                        .bind("name", group.name())
                        .bind("description", group.description())
                        .bind("id", group.id())
                        .bind("version", group.version())
                        .execute())
                == 1;
    }

    @Override
    public void delete(UUID id) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from group_member where person_group = ?", id);
            handle.execute("delete from person_group where id = ?", id);
        });
    }

    @Override
    public List<String> members(UUID group, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select person from group_member where person_group = :group and person > :after
            order by person limit :limit
            """)
                .bind("group", group)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    @Override
    public boolean add(UUID group, String person) {
        return jdbi.withHandle(handle -> handle.execute(
                        "insert into group_member (person_group, person) values (?, ?) on conflict do nothing",
                        group,
                        person))
                == 1;
    }

    @Override
    public boolean remove(UUID group, String person) {
        return jdbi.withHandle(handle ->
                        handle.execute("delete from group_member where person_group = ? and person = ?", group, person))
                == 1;
    }

    static Group group(ResultSet row) throws SQLException {
        return new Group(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("members"));
    }
}
