package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The projection of who may enter which workspace in this service's own database, and how fresh it is. */
@ApplicationScoped
public class MemberFacts {
    private final Instance<Jdbi> jdbi;
    private final FreshMembers fresh = new FreshMembers();

    @Inject
    public MemberFacts(Instance<Jdbi> jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores a fact unless a newer version of it is there already. */
    public void store(Membership member, boolean removed) {
        jdbi.get()
                .useHandle(handle -> handle.createUpdate("""
                    insert into member_fact (workspace, person, role, can_share, can_compute, version, state,
                        billing_account, removed, locked)
                    values (:workspace, :person, :role, :share, :compute, :version, :state, :account, :removed,
                        :locked)
                    on conflict (workspace, person) do update set role = excluded.role,
                        can_share = excluded.can_share, can_compute = excluded.can_compute,
                        version = excluded.version, state = excluded.state,
                        billing_account = excluded.billing_account, removed = excluded.removed,
                        locked = excluded.locked
                    where member_fact.version < excluded.version
                    """)
                        .bind("workspace", member.workspace())
                        .bind("person", member.person())
                        .bind("role", member.role().name())
                        .bind("share", member.canShare())
                        .bind("compute", member.canCompute())
                        .bind("version", member.version())
                        .bind("state", member.state().name())
                        .bind("account", member.billingAccount())
                        .bind("removed", removed)
                        .bind("locked", member.locked())
                        .execute());
        if (member.person().equals(Membership.EVERYONE)) {
            fresh.forget(member.workspace());
        } else {
            fresh.forget(member.workspace(), member.person());
        }
    }

    /** Lets nothing that is here say yes any more; versions stay, so that no older fact brings anyone back. */
    public void distrust() {
        jdbi.get().useHandle(handle -> handle.execute("update member_fact set removed = true where not removed"));
        fresh.forgetAll();
    }

    /** Notes that all facts committed before this time are here. */
    public void tick(Instant told) {
        jdbi.get()
                .useHandle(handle -> handle.createUpdate("""
                    insert into member_freshness (one, told) values (true, :told)
                    on conflict (one) do update set told = excluded.told
                    where member_freshness.told < excluded.told
                    """)
                        .bind("told", told.atOffset(ZoneOffset.UTC))
                        .execute());
    }

    /** The person's membership, else what everyone has, if it is known and no older than {@code bound}. */
    public Optional<Membership> fresh(UUID workspace, String person, Duration bound) {
        var since = Instant.now().minus(bound);
        var kept = fresh.find(workspace, person, since);
        return kept.isPresent() ? kept : fromProjection(workspace, person, since);
    }

    private Optional<Membership> fromProjection(UUID workspace, String person, Instant since) {
        return jdbi.get()
                .withHandle(handle -> handle.createQuery("""
                    select m.*, f.told from member_fact m, member_freshness f
                    where m.workspace = :workspace and m.person in (:person, :everyone) and not m.removed
                      and f.told >= :since
                    order by m.person = :everyone limit 1
                    """)
                        .bind("workspace", workspace)
                        .bind("person", person)
                        .bind("everyone", Membership.EVERYONE)
                        .bind("since", since.atOffset(ZoneOffset.UTC))
                        .map((row, context) -> {
                            var member = read(row).of(person);
                            fresh.keep(
                                    member,
                                    row.getObject("told", OffsetDateTime.class).toInstant());
                            return member;
                        })
                        .findOne());
    }

    /** @param fresh whether all that was committed up to the asked age is in them */
    record Readable(List<UUID> workspaces, boolean fresh) {}

    /** Workspaces that the person may read, by a membership or because everyone may; nobody reads one whose data are going. */
    Readable readable(String person, Duration bound) {
        var since = Instant.now().minus(bound);
        return jdbi.get()
                .withHandle(handle -> new Readable(
                        handle.createQuery("""
                                        select distinct workspace from member_fact
                                        where person in (:person, :everyone) and not removed
                                          and state in ('ACTIVE', 'REMOVING')
                                        """)
                                .bind("person", person)
                                .bind("everyone", Membership.EVERYONE)
                                .mapTo(UUID.class)
                                .list(),
                        handle.createQuery("select exists (select 1 from member_freshness where told >= :since)")
                                .bind("since", since.atOffset(ZoneOffset.UTC))
                                .mapTo(Boolean.class)
                                .one()));
    }

    private static Membership read(ResultSet row) throws SQLException {
        return new Membership(
                row.getObject("workspace", UUID.class),
                row.getString("person"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("can_share"),
                row.getBoolean("can_compute"),
                row.getLong("version"),
                WorkspaceState.valueOf(row.getString("state")),
                row.getObject("billing_account", UUID.class),
                row.getBoolean("locked"));
    }
}
