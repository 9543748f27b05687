package org.jixia.drs.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.objects.WorkspaceStores;
import org.jixia.platform.errors.DomainException;

/** Sums and limits of storage in PostgreSQL. */
@ApplicationScoped
public class JdbiWorkspaceStoreRepository implements WorkspaceStores {
    private static final String USED = """
            coalesce((select sum(s.held_bytes + s.kept_bytes) from workspace_store s where %s), 0)
            + coalesce((select sum(c.held + c.kept) from storage_change c
                        join workspace_store s on s.workspace = c.workspace where %s), 0)
            """;

    /** Rare: only where a limit is set on a person. References cost nothing, bytes shown twice count once. */
    private static final String USED_BY_PERSON = """
            select coalesce((select sum(size) from (select distinct b.id, b.size from object o join blob b on b.id = o.blob
                        where o.person = :person and o.billing_account = :account and o.state = 'AVAILABLE'
                        and o.workspace = o.home and b.origin = 'STORED' and b.state = 'KEPT') own), 0)
                + coalesce((select sum(size) from upload where person = :person and billing_account = :account
                        and origin = 'STORED' and state in ('OPEN', 'VERIFYING')), 0)
                + coalesce((select sum(size) from task_output where person = :person and billing_account = :account
                        and state = 'PENDING'), 0)
            """;

    private final Jdbi jdbi;

    public JdbiWorkspaceStoreRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void hold(UUID workspace, UUID account, String person, long bytes, boolean strictly) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            insert into workspace_store (workspace, bucket, state, billing_account)
                            values (:workspace, :bucket, 'ACTIVE', :account::uuid)
                            on conflict (workspace) do update set billing_account = excluded.billing_account
                            where workspace_store.billing_account is distinct from excluded.billing_account
                            """)
                    .bind("workspace", workspace)
                    .bind("bucket", BlobAddress.bucketOf(workspace))
                    .bind("account", account)
                    .execute();
            if (state(handle, workspace).filter(s -> s == StoreState.ACTIVE).isEmpty()) {
                throw DomainException.of(DrsError.WORKSPACE_CLOSING);
            }
            if (bytes > 0 && account != null) {
                checkLimits(handle, new Keeper(workspace, account, person), bytes, strictly);
            }
            change(handle, List.of(new Change(workspace, bytes, 0, 0)));
        });
    }

    private static void checkLimits(Handle handle, Keeper keeper, long bytes, boolean strictly) {
        var limits = handle.createQuery("""
                        select scope, id, bytes from storage_limit where billing_account = :account
                        and (scope = 'ACCOUNT' or scope = 'WORKSPACE' and id = :workspace or scope = 'PERSON' and id = :person)
                        """)
                .bind("account", keeper.account())
                .bind("workspace", keeper.workspace().toString())
                .bind("person", keeper.person())
                .map((row, context) -> new Limit(row.getString("scope"), row.getLong("bytes")))
                .list();
        if (limits.isEmpty()) {
            return;
        }
        if (strictly) {
            handle.createQuery("select pg_advisory_xact_lock(hashtextextended(:account, 13))")
                    .bind("account", keeper.account().toString())
                    .mapTo(String.class)
                    .list();
        }
        for (var limit : limits) {
            var used = used(handle, limit.scope(), keeper);
            if (used + bytes > limit.bytes()) {
                throw DomainException.of(
                                DrsError.STORAGE_LIMIT, bytes, used, limit.bytes(), limit.scope(), keeper.account())
                        .member("requested", bytes)
                        .member("used", used)
                        .member("limit", limit.bytes())
                        .member("scope", limit.scope());
            }
        }
    }

    private static long used(Handle handle, String scope, Keeper keeper) {
        if (scope.equals("PERSON")) {
            return handle.createQuery(USED_BY_PERSON)
                    .bind("person", keeper.person())
                    .bind("account", keeper.account())
                    .mapTo(Long.class)
                    .one();
        }
        var ofAccount = scope.equals("ACCOUNT");
        var condition = ofAccount ? "s.billing_account = :id" : "s.workspace = :id";
        return handle.createQuery("select " + USED.formatted(condition, condition))
                .bind("id", ofAccount ? keeper.account() : keeper.workspace())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void change(Collection<Change> changes) {
        jdbi.useHandle(handle -> change(handle, changes));
    }

    private static void change(Handle handle, Collection<Change> changes) {
        var batch = handle.prepareBatch(
                "insert into storage_change (workspace, held, kept, objects) values (:workspace, :held, :kept, :objects)");
        for (var change : changes) {
            if (change.held() != 0 || change.kept() != 0 || change.objects() != 0) {
                batch.bind("workspace", change.workspace())
                        .bind("held", change.held())
                        .bind("kept", change.kept())
                        .bind("objects", change.objects())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    @Override
    public void fold() {
        jdbi.useTransaction(handle -> handle.execute("""
                with gone as (delete from storage_change where ctid in (
                        select c.ctid from storage_change c join workspace_store s on s.workspace = c.workspace
                        limit 10000 for update of c skip locked) returning *),
                     sums as (select workspace, sum(held) held, sum(kept) kept, sum(objects) objects
                              from gone group by workspace)
                update workspace_store s set held_bytes = held_bytes + sums.held, kept_bytes = kept_bytes + sums.kept,
                    objects = s.objects + sums.objects
                from sums where sums.workspace = s.workspace
                """));
    }

    @Override
    public Totals totals() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select (select coalesce(sum(objects), 0) from workspace_store)
                                + (select coalesce(sum(objects), 0) from storage_change) as objects,
                            (select coalesce(sum(kept_bytes), 0) from workspace_store)
                                + (select coalesce(sum(kept), 0) from storage_change) as bytes
                        """)
                .map((row, context) -> new Totals(row.getLong("objects"), row.getLong("bytes")))
                .one());
    }

    @Override
    public Totals totals(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(objects), 0) as objects, coalesce(sum(bytes), 0) as bytes from (
                            select objects, kept_bytes as bytes from workspace_store where workspace = :workspace
                            union all select objects, kept from storage_change where workspace = :workspace) s
                        """)
                .bind("workspace", workspace)
                .map((row, context) -> new Totals(row.getLong("objects"), row.getLong("bytes")))
                .one());
    }

    @Override
    public StoreState beginRemoval(UUID workspace) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                            insert into workspace_store (workspace, bucket, state) values (:workspace, :bucket, 'REMOVED')
                            on conflict (workspace) do update set state = 'REMOVING' where workspace_store.state = 'ACTIVE'
                            """)
                    .bind("workspace", workspace)
                    .bind("bucket", BlobAddress.bucketOf(workspace))
                    .execute();
            return state(handle, workspace).orElseThrow();
        });
    }

    @Override
    public List<UUID> removing() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select workspace from workspace_store where state = 'REMOVING' limit 100")
                        .mapTo(UUID.class)
                        .list());
    }

    @Override
    public boolean isEmpty(UUID workspace) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select not exists (select 1 from blob where workspace = :workspace)
                            and not exists (select 1 from object where workspace = :workspace and state = 'AVAILABLE')
                            and not exists (select 1 from upload where workspace = :workspace and not swept
                                            and state <> 'AVAILABLE')
                            and not exists (select 1 from task_output where workspace = :workspace and state = 'PENDING')
                            and not exists (select 1 from stray_bytes where bucket = :bucket)
                        """)
                .bind("workspace", workspace)
                .bind("bucket", BlobAddress.bucketOf(workspace))
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void markRemoved(UUID workspace) {
        jdbi.useHandle(handle -> handle.execute(
                "update workspace_store set state = 'REMOVED' where workspace = ? and state = 'REMOVING'", workspace));
    }

    @Override
    public Optional<StoreState> state(UUID workspace) {
        return jdbi.withHandle(handle -> state(handle, workspace));
    }

    private static Optional<StoreState> state(Handle handle, UUID workspace) {
        return handle.createQuery("select state from workspace_store where workspace = :workspace")
                .bind("workspace", workspace)
                .mapTo(String.class)
                .findOne()
                .map(StoreState::valueOf);
    }

    private record Limit(String scope, long bytes) {}

    /** Where bytes are to be kept, who pays for them, and who brings them. */
    private record Keeper(UUID workspace, UUID account, String person) {}
}
