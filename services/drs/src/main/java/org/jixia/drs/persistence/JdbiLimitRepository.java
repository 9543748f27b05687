package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.LimitRepository;

/** Storage limits in PostgreSQL. */
@ApplicationScoped
public class JdbiLimitRepository implements LimitRepository {
    private final Jdbi jdbi;

    public JdbiLimitRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean isKnown(UUID account) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from limit_version where billing_account = :account)")
                .bind("account", account)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void put(UUID account, long version, List<Limit> limits) {
        jdbi.useTransaction(handle -> {
            var newer = handle.createUpdate("""
                            insert into limit_version (billing_account, version) values (:account, :version)
                            on conflict (billing_account) do update set version = excluded.version
                            where limit_version.version <= excluded.version
                            """)
                    .bind("account", account)
                    .bind("version", version)
                    .execute();
            if (newer == 0) {
                return;
            }
            handle.execute("delete from storage_limit where billing_account = ?", account);
            for (var limit : limits) {
                handle.execute(
                        "insert into storage_limit (billing_account, scope, id, bytes) values (?, ?, ?, ?)",
                        account,
                        limit.scope(),
                        limit.id(),
                        limit.bytes());
            }
        });
    }
}
