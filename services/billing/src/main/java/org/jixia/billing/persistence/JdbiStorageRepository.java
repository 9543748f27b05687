package org.jixia.billing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.StorageRepository;

/** Stored bytes as the sum of what was stored more and less, in PostgreSQL. */
@ApplicationScoped
public class JdbiStorageRepository implements StorageRepository {
    /** A workspace's bytes go with its account when another one pays for it. */
    private static final String KEPT = """
            select coalesce(w.account, c.account) as account, c.workspace, sum(c.delta) as bytes
            from storage_change c left join workspace_account w using (workspace)
            group by 1, 2 having sum(c.delta) > 0
            """;

    private final Jdbi jdbi;

    @Inject
    public JdbiStorageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public long bytes(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(bytes), 0) from (" + KEPT + ") kept where account = :account")
                .bind("account", account)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<Kept> byAccount(Kept after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.*, a.name, a.owner, a.personal from (
                            select account, sum(bytes) as bytes, count(*) as workspaces from (%s) kept group by account) s
                        join account a on a.id = s.account
                        where cast(:bytes as numeric) is null or (s.bytes, s.account) < (:bytes, cast(:account as uuid))
                        order by s.bytes desc, s.account desc limit :limit
                        """.formatted(KEPT))
                .bind("bytes", after == null ? null : after.bytes())
                .bind("account", after == null ? null : after.account())
                .bind("limit", limit)
                .map((row, context) -> new Kept(
                        row.getObject("account", UUID.class),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getBoolean("personal"),
                        row.getLong("bytes"),
                        row.getInt("workspaces")))
                .list());
    }
}
