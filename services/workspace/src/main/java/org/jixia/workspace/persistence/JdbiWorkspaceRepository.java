package org.jixia.workspace.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.identity.Role;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.workspace.domain.Member;
import org.jixia.workspace.domain.Workspace;
import org.jixia.workspace.domain.WorkspaceRepository;

/** Workspaces and members in PostgreSQL. */
@ApplicationScoped
public class JdbiWorkspaceRepository implements WorkspaceRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiWorkspaceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Workspace> find(UUID id) {
        return one("select * from workspace where id = :id", id);
    }

    @Override
    public Optional<Workspace> lock(UUID id) {
        return one("select * from workspace where id = :id for no key update", id);
    }

    @Override
    public Optional<Workspace> hold(UUID id) {
        return one("select * from workspace where id = :id for share", id);
    }

    private Optional<Workspace> one(String sql, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id)
                .map((row, context) -> workspace(row))
                .findOne());
    }

    @Override
    public boolean insert(Workspace room) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
            insert into workspace (id, name, description, tags, personal, owner, billing_account)
            values (:id, :name, :description, cast(:tags as jsonb), :personal, :owner, :account)
            on conflict do nothing
            """)
                        .bind("id", room.id())
                        .bind("name", room.name())
                        .bind("description", room.description())
                        .bind("tags", Json.write(room.tags()))
                        .bind("personal", room.personal())
                        .bind("owner", room.owner())
                        .bind("account", room.billingAccount())
                        .execute())
                == 1;
    }

    @Override
    public boolean update(Workspace room) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
            update workspace set name = :name, description = :description,
                tags = cast(:tags as jsonb), state = :state, locked = :locked,
                readable_by_all = :readable, removing_at = :removing, version = version + 1,
                updated_at = now()
            where id = :id and version = :version
            """)
                        .bind("id", room.id())
                        .bind("version", room.version())
                        .bind("name", room.name())
                        .bind("description", room.description())
                        .bind("tags", Json.write(room.tags()))
                        .bind("state", room.state().name())
                        .bind("locked", room.locked())
                        .bind("readable", room.readableByAll())
                        .bind("removing", room.removingAt() == null ? null : time(room.removingAt()))
                        .execute())
                == 1;
    }

    @Override
    public List<Listed> list(Wanted wanted, Instant before, UUID beforeId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select w.*, m.person, m.role, m.can_share, m.can_compute, m.version as member_version, m.derived
            from workspace w
            left join member m on m.workspace = w.id and m.person = :person and not m.removed
            where (m.person is not null or w.readable_by_all) and w.state in ('ACTIVE', 'REMOVING')
              and (cast(:search as text) is null or position(lower(:search) in lower(w.name || ' '
                   || w.description || ' ' || w.tags::text)) > 0)
              and (cast(:tag as text) is null or jsonb_exists(w.tags, :tag))
              and (cast(:of as text) is null
                   or (:of = 'MINE') = (m.person is not null and not m.derived and m.role = 'OWNER'))
              and (cast(:before as timestamptz) is null
                   or (w.updated_at, w.id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
            order by w.updated_at desc, w.id desc limit :limit
            """)
                .bind("person", wanted.person())
                .bind("search", wanted.search())
                .bind("tag", wanted.tag())
                .bind("of", wanted.of() == null ? null : wanted.of().name())
                .bind("before", before == null ? null : time(before))
                .bind("beforeId", beforeId)
                .bind("limit", limit)
                .map((row, context) -> new Listed(
                        workspace(row),
                        row.getString("person") == null
                                ? null
                                : new Member(
                                        row.getObject("id", UUID.class),
                                        wanted.person(),
                                        Role.valueOf(row.getString("role")),
                                        row.getBoolean("can_share"),
                                        row.getBoolean("can_compute"),
                                        row.getLong("member_version"),
                                        false,
                                        row.getBoolean("derived"))))
                .list());
    }

    @Override
    public List<Workspace> removalsDue(Instant askedBefore) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select * from workspace
            where state = 'PURGING' or (state = 'REMOVING' and removing_at < :before)
            """)
                .bind("before", time(askedBefore))
                .map((row, context) -> workspace(row))
                .list());
    }

    @Override
    public Optional<Member> member(UUID workspace, String person) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from member where workspace = :workspace and person = :person")
                        .bind("workspace", workspace)
                        .bind("person", person)
                        .map((row, context) -> member(row))
                        .findOne());
    }

    @Override
    public List<Member> members(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from member where workspace = :workspace and not removed and not derived order by"
                                + " person")
                .bind("workspace", workspace)
                .map((row, context) -> member(row))
                .list());
    }

    @Override
    public Member store(Member member) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            insert into member (workspace, person, role, can_share, can_compute, version, removed)
            values (:workspace, :person, :role, :share, :compute, nextval('member_version'), :removed)
            on conflict (workspace, person) do update set role = excluded.role,
                can_share = excluded.can_share, can_compute = excluded.can_compute,
                version = excluded.version, removed = excluded.removed, derived = false
            returning *
            """)
                .bind("workspace", member.workspace())
                .bind("person", member.person())
                .bind("role", member.role().name())
                .bind("share", member.canShare())
                .bind("compute", member.canCompute())
                .bind("removed", member.removed())
                .map((row, context) -> member(row))
                .one());
    }

    @Override
    public void noteStop(UUID workspace, String person) {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into work_to_stop (workspace, person) values (?, ?) on conflict do nothing",
                    workspace,
                    person);
            abort(handle, workspace, person, "the person may not compute here any more");
        });
    }

    @Override
    public void noteStops(UUID workspace) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into work_to_stop (workspace, person)
                    select workspace, person from member where workspace = ? and can_compute and not removed
                    on conflict do nothing
                    """, workspace);
            abort(handle, workspace, null, "the workspace is being removed");
        });
    }

    /** @param person null for everybody */
    private static void abort(Handle handle, UUID workspace, String person, String reason) {
        handle.createUpdate("""
                        with aborted as (
                            update submission set state = 'ABORTING', reason = :reason
                            where workspace = :workspace and state in ('LAUNCHING', 'RUNNING')
                              and (cast(:person as text) is null or person = :person)
                            returning id)
                        update submission_row r set state = 'CANCELED', ended_at = now()
                        from aborted a where r.submission = a.id and r.state = 'PENDING'
                        """)
                .bind("reason", reason)
                .bind("workspace", workspace)
                .bind("person", person)
                .execute();
    }

    @Override
    public List<Stop> stops() {
        return jdbi.withHandle(handle -> handle.createQuery("select workspace, person from work_to_stop limit 500")
                .map((row, context) -> new Stop(row.getObject("workspace", UUID.class), row.getString("person")))
                .list());
    }

    @Override
    public void forgetStop(Stop stop) {
        jdbi.useHandle(handle -> handle.execute(
                "delete from work_to_stop where workspace = ? and person = ?", stop.workspace(), stop.person()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("workspace", UUID.class),
                row.getString("person"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("can_share"),
                row.getBoolean("can_compute"),
                row.getLong("version"),
                row.getBoolean("removed"),
                row.getBoolean("derived"));
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                Json.strings(row.getString("tags")),
                row.getBoolean("personal"),
                row.getString("owner"),
                row.getObject("billing_account", UUID.class),
                WorkspaceState.valueOf(row.getString("state")),
                row.getBoolean("locked"),
                row.getBoolean("controlled"),
                row.getBoolean("readable_by_all"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                instant(row, "removing_at"));
    }
}
