package org.jixia.tes.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jixia.tes.domain.queue.StandingRepository;

/** Counts open tasks in PostgreSQL. */
@ApplicationScoped
@Transactional
public class JdbiStandingRepository implements StandingRepository {
    private final Jdbi jdbi;

    @Inject
    public JdbiStandingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Open> open(Set<UUID> runs) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select run, workspace, count(*) filter (where state = 'QUEUED') as queued,
                               count(*) filter (where state <> 'QUEUED') as active
                        from task where run = any(:runs::uuid[])
                          and state in ('QUEUED', 'INITIALIZING', 'RUNNING', 'CANCELING')
                        group by run, workspace
                        """)
                .bind("runs", JdbiTaskRepository.ids(runs))
                .map((row, context) -> new Open(
                        row.getObject("run", UUID.class),
                        row.getObject("workspace", UUID.class),
                        row.getInt("queued"),
                        row.getInt("active")))
                .list());
    }

    @Override
    public long cpuMillisGranted() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select coalesce(sum(cpu_millis), 0) from task where state in ('INITIALIZING', 'RUNNING', 'CANCELING')
                        """).mapTo(Long.class).one());
    }

    @Override
    public long cpuMillisGranted(UUID billingAccount) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(cpu_millis), 0) from task
                        where state in ('INITIALIZING', 'RUNNING', 'CANCELING') and billing_account = :account
                        """)
                .bind("account", billingAccount)
                .mapTo(Long.class)
                .one());
    }
}
