package org.jixia.people.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.notifications.HeardRepository;

/** What was last heard of memberships and limits, in SQL. */
@ApplicationScoped
public class JdbiHeardRepository implements HeardRepository {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    @Inject
    public JdbiHeardRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    private record LimitRow(String scope, String id, String resource, BigDecimal value) {}

    @Override
    public Optional<HeardMember> member(UUID workspace, String person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from heard_member where workspace = :workspace and person = :person")
                .bind("workspace", workspace)
                .bind("person", person)
                .map((row, context) -> new HeardMember(
                        workspace,
                        person,
                        row.getString("role"),
                        row.getBoolean("can_share"),
                        row.getBoolean("can_compute"),
                        row.getObject("billing_account", UUID.class),
                        row.getBoolean("removed"),
                        row.getLong("version")))
                .findOne());
    }

    @Override
    public void store(HeardMember member) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into heard_member (workspace, person, role, can_share, can_compute, billing_account, removed, version)
                values (:workspace, :person, :role, :canShare, :canCompute, :billingAccount, :removed, :version)
                on conflict (workspace, person) do update set role = excluded.role, can_share = excluded.can_share,
                    can_compute = excluded.can_compute, billing_account = excluded.billing_account,
                    removed = excluded.removed, version = excluded.version
                where heard_member.version < excluded.version
                """).bindMethods(member).execute());
    }

    @Override
    public Optional<HeardLimits> limits(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from heard_limits where account = :account")
                .bind("account", account)
                .map((row, context) -> new HeardLimits(account, row.getLong("version"), read(row.getString("limits"))))
                .findOne());
    }

    @Override
    public void store(HeardLimits limits) {
        var rows = limits.limits().entrySet().stream()
                .map(limit -> new LimitRow(
                        limit.getKey().scope(),
                        limit.getKey().id(),
                        limit.getKey().resource(),
                        limit.getValue()))
                .toList();
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into heard_limits (account, version, limits) values (:account, :version, cast(:limits as jsonb))
                on conflict (account) do update set version = excluded.version, limits = excluded.limits
                where heard_limits.version < excluded.version
                """)
                .bind("account", limits.account())
                .bind("version", limits.version())
                .bind("limits", write(rows))
                .execute());
    }

    @Override
    public List<String> payingWith(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct person from heard_member
                        where billing_account = :account and can_compute and not removed
                        """)
                .bind("account", account)
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<String> computingIn(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select person from heard_member where workspace = :workspace and can_compute and not removed")
                .bind("workspace", workspace)
                .mapTo(String.class)
                .list());
    }

    private String write(List<LimitRow> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("limits cannot be written", e);
        }
    }

    private LinkedHashMap<LimitKey, BigDecimal> read(String rows) {
        try {
            var limits = new LinkedHashMap<LimitKey, BigDecimal>();
            Arrays.stream(json.readValue(rows, LimitRow[].class))
                    .forEach(row -> limits.put(new LimitKey(row.scope(), row.id(), row.resource()), row.value()));
            return limits;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept limits cannot be read", e);
        }
    }
}
