package org.jixia.tes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.tes.domain.UsageRepository;
import org.jixia.tes.domain.execution.Curve;
import org.jixia.tes.domain.queue.Ended;

/** Curves of attempts in PostgreSQL: one row an attempt that had points. */
@ApplicationScoped
@Transactional
public class JdbiUsageRepository implements UsageRepository {
    private final Jdbi jdbi;
    private final TaskRows rows;

    @Inject
    public JdbiUsageRepository(Jdbi jdbi, TaskRows rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    /** In the transaction that ends the attempts. */
    static void keep(Handle handle, TaskRows rows, List<Ended> ended) {
        var measured = ended.stream().filter(end -> !end.curve().isEmpty()).toList();
        if (measured.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(
                "insert into task_usage (task, attempt, points) values (:task, :attempt, :points) on conflict do nothing");
        for (var end : measured) {
            batch.bind("task", end.task().id())
                    .bind("attempt", end.task().attempt())
                    .bind("points", rows.write(end.curve()))
                    .add();
        }
        batch.execute();
    }

    @Override
    public List<Curve.Point> curve(UUID task, int attempt) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select points from task_usage where task = :task and attempt = :attempt")
                        .bind("task", task)
                        .bind("attempt", attempt)
                        .map((row, context) -> rows.curve(row.getString("points")))
                        .findFirst()
                        .orElse(List.of()));
    }
}
