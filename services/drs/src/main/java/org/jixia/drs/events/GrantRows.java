package org.jixia.drs.events;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.DecisionLog.Grant;

/** Writes what tasks were given, in the transaction that records it. */
final class GrantRows {
    private final Jdbi jdbi;

    GrantRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Collection<Grant> grants) {
        if (grants.isEmpty()) {
            return;
        }
        var rows = grants.stream()
                .collect(Collectors.toMap(
                        g -> List.of(g.task(), g.object()), g -> g, (a, b) -> a.attempt() >= b.attempt() ? a : b))
                .values()
                .stream()
                .sorted(Comparator.comparing(Grant::task).thenComparing(Grant::object))
                .toList();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into task_grant (task, object, attempt) select * from unnest(:tasks, :objects, :attempts)
                        on conflict (task, object) do update set attempt = excluded.attempt, granted_at = now()
                        """)
                .bindArray("tasks", String.class, rows.stream().map(Grant::task).toArray())
                .bindArray(
                        "objects",
                        UUID.class,
                        rows.stream().map(g -> g.object().value()).toArray())
                .bindArray(
                        "attempts",
                        Integer.class,
                        rows.stream().map(Grant::attempt).toArray())
                .execute());
    }
}
