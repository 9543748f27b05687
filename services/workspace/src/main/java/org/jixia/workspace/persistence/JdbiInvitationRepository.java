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
import org.jixia.platform.identity.Role;
import org.jixia.workspace.domain.Invitation;
import org.jixia.workspace.domain.InvitationRepository;

/** Invitations in PostgreSQL. */
@ApplicationScoped
public class JdbiInvitationRepository implements InvitationRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiInvitationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Invitation put(Invitation wanted) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into invitation (id, workspace, email, role, can_share, can_compute, invited_by)
                        values (:id, :workspace, :email, :role, :share, :compute, :by)
                        on conflict (workspace, lower(email)) do update set role = excluded.role,
                            can_share = excluded.can_share, can_compute = excluded.can_compute,
                            invited_by = excluded.invited_by, created_at = now()
                        returning *
                        """)
                .bind("id", wanted.id())
                .bind("workspace", wanted.workspace())
                .bind("email", wanted.email())
                .bind("role", wanted.role().name())
                .bind("share", wanted.canShare())
                .bind("compute", wanted.canCompute())
                .bind("by", wanted.invitedBy())
                .map((row, context) -> invitation(row))
                .one());
    }

    @Override
    public List<Invitation> list(UUID workspace, String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from invitation
                        where workspace = :workspace and (cast(:after as text) is null or lower(email) > lower(:after))
                        order by lower(email) limit :limit
                        """)
                .bind("workspace", workspace)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> invitation(row))
                .list());
    }

    @Override
    public List<Invitation> waiting(String email) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from invitation where lower(email) = lower(:email)")
                        .bind("email", email)
                        .map((row, context) -> invitation(row))
                        .list());
    }

    @Override
    public Optional<Invitation> remove(UUID workspace, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "delete from invitation where workspace = :workspace and id = :id returning *")
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, context) -> invitation(row))
                .findOne());
    }

    @Override
    public void purge(UUID workspace) {
        jdbi.useHandle(handle -> handle.execute("delete from invitation where workspace = ?", workspace));
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getObject("workspace", UUID.class),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("can_share"),
                row.getBoolean("can_compute"),
                row.getString("invited_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
