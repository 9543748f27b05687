package org.jixia.people.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.accounts.AccountChange;
import org.jixia.people.domain.accounts.AccountChange.Kind;
import org.jixia.people.domain.accounts.AccountChange.Step;
import org.jixia.people.domain.accounts.ChangeRepository;
import org.jixia.people.domain.accounts.PlatformRole;

/** The one change of an account in SQL. */
@ApplicationScoped
public class JdbiChangeRepository implements ChangeRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiChangeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean claim(AccountChange change, Instant until) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into account_change (id, kind, person, account, intended, claimed_until)
                        values (:id, :kind, :person, :account, false, :until)
                        on conflict (the_one) do nothing
                        """)
                        .bind("id", change.id())
                        .bind("kind", change.kind().name())
                        .bind("person", change.person())
                        .bind("account", change.account())
                        .bind("until", Rows.column(until))
                        .execute())
                == 1;
    }

    @Override
    public void intend(AccountChange change) {
        var step = change.step();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update account_change set intended = true, username = :username,
                               roles_before = :before, roles_wanted = :wanted,
                               enabled_before = :wasEnabled, enabled_wanted = :enabled
                        where id = :id
                        """)
                .bind("id", change.id())
                .bind("username", change.username())
                .bind("before", names(step.before()))
                .bind("wanted", names(step.wanted()))
                .bind("wasEnabled", step.wasEnabled())
                .bind("enabled", step.enabled())
                .execute());
    }

    @Override
    public void release(UUID id, Instant now) {
        jdbi.useHandle(handle ->
                handle.execute("update account_change set claimed_until = ? where id = ?", Rows.column(now), id));
    }

    @Override
    public boolean end(UUID id) {
        return jdbi.withHandle(handle -> handle.execute("delete from account_change where id = ?", id)) == 1;
    }

    @Override
    public Optional<AccountChange> abandoned(Instant now, Instant until) {
        return jdbi.withHandle(handle -> {
            handle.execute("delete from account_change where not intended and claimed_until < ?", Rows.column(now));
            return handle.createQuery("""
                            update account_change set claimed_until = :until
                            where intended and claimed_until <= :now returning *
                            """)
                    .bind("now", Rows.column(now))
                    .bind("until", Rows.column(until))
                    .map((row, context) -> change(row))
                    .findOne();
        });
    }

    private static AccountChange change(ResultSet row) throws SQLException {
        return new AccountChange(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getString("account"),
                row.getString("username"),
                new Step(
                        roles(row.getString("roles_before")),
                        roles(row.getString("roles_wanted")),
                        row.getBoolean("enabled_before"),
                        row.getBoolean("enabled_wanted")));
    }

    private static String names(Set<PlatformRole> roles) {
        return String.join(",", PlatformRole.wires(roles));
    }

    private static Set<PlatformRole> roles(String names) {
        return PlatformRole.among(Arrays.asList(names.split(",")));
    }
}
