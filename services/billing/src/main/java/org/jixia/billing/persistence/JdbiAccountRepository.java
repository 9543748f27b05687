package org.jixia.billing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.Account;
import org.jixia.billing.domain.AccountRepository;
import org.jixia.billing.domain.SpendingLimit;

/** Accounts in SQL. */
@ApplicationScoped
public class JdbiAccountRepository implements AccountRepository {

    private static final String COLUMNS = "a.id, a.name, a.owner, a.personal, a.currency, a.limits_version";

    private final Jdbi jdbi;

    @Inject
    public JdbiAccountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean insert(Account account) {
        return jdbi.withHandle(
                        handle -> handle.createUpdate("""
                                insert into account (id, name, owner, personal, currency)
                                values (:id, :name, :owner, :personal, :currency) on conflict do nothing
                                """).bindMethods(account).execute())
                == 1;
    }

    @Override
    public Optional<Account> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from account a where a.id = :id")
                .bind("id", id)
                .map((rs, context) -> account(rs))
                .findOne());
    }

    @Override
    public Optional<Account> lock(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + COLUMNS + " from account a where a.id = :id for update")
                        .bind("id", id)
                        .map((rs, context) -> account(rs))
                        .findOne());
    }

    @Override
    public List<Account> list(String person, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + """
                         from account a
                        where (cast(:person as text) is null
                               or exists (select 1 from account_member m where m.account = a.id and m.person = :person))
                          and (cast(:after as uuid) is null or a.id > :after)
                        order by a.id limit :limit
                        """)
                .bind("person", person)
                .bind("after", after)
                .bind("limit", limit)
                .map((rs, context) -> account(rs))
                .list());
    }

    private static Account account(ResultSet rs) throws SQLException {
        return new Account(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("owner"),
                rs.getBoolean("personal"),
                rs.getString("currency"),
                rs.getLong("limits_version"));
    }

    @Override
    public List<Account.Member> members(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select person, role from account_member where account = :account order by person")
                .bind("account", account)
                .map((rs, context) ->
                        new Account.Member(rs.getString("person"), Account.Role.valueOf(rs.getString("role"))))
                .list());
    }

    @Override
    public void putMember(UUID account, Account.Member member) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into account_member (account, person, role) values (:account, :person, :role)
                        on conflict (account, person) do update set role = excluded.role
                        """)
                .bind("account", account)
                .bind("person", member.person())
                .bind("role", member.role().name())
                .execute());
    }

    @Override
    public void removeMember(UUID account, String person) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from account_member where account = :account and person = :person")
                .bind("account", account)
                .bind("person", person)
                .execute());
    }

    @Override
    public List<SpendingLimit> limits(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select scope, id, resource, value from spending_limit where account = :account
                        order by scope, id, resource
                        """)
                .bind("account", account)
                .map((rs, context) -> limit(rs))
                .list());
    }

    @Override
    public List<SpendingLimit.Held> limitsOn(SpendingLimit.Scope scope, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select account, scope, id, resource, value from spending_limit
                        where scope = :scope and id = :id order by account, resource limit 1000
                        """)
                .bind("scope", scope.name())
                .bind("id", id)
                .map((rs, context) -> new SpendingLimit.Held(rs.getObject("account", UUID.class), limit(rs)))
                .list());
    }

    private static SpendingLimit limit(ResultSet rs) throws SQLException {
        return new SpendingLimit(
                SpendingLimit.Scope.valueOf(rs.getString("scope")),
                rs.getString("id"),
                SpendingLimit.Kind.valueOf(rs.getString("resource")),
                rs.getBigDecimal("value"));
    }

    @Override
    public void putLimit(UUID account, SpendingLimit limit) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into spending_limit (account, scope, id, resource, value)
                        values (:account, :scope, :id, :resource, :value)
                        on conflict (account, scope, id, resource) do update set value = excluded.value
                        """)
                .bind("account", account)
                .bind("scope", limit.scope().name())
                .bind("id", limit.id())
                .bind("resource", limit.resource().name())
                .bind("value", limit.value())
                .execute());
    }

    @Override
    public void removeLimit(UUID account, SpendingLimit.Scope scope, String id, SpendingLimit.Kind resource) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from spending_limit
                        where account = :account and scope = :scope and id = :id and resource = :resource
                        """)
                .bind("account", account)
                .bind("scope", scope.name())
                .bind("id", id)
                .bind("resource", resource.name())
                .execute());
    }

    @Override
    public long raiseLimitsVersion(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update account set limits_version = limits_version + 1 where id = :account
                        returning limits_version
                        """)
                .bind("account", account)
                .mapTo(Long.class)
                .one());
    }
}
