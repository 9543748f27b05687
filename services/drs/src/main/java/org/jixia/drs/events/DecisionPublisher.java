package org.jixia.drs.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Jdbi;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/**
 * Commits the decisions of all callers together, at most one commit in 20 ms and at once when none was for longer; every caller waits
 * for the commit that holds its own. Grants of tasks travel in the same transaction.
 */
@ApplicationScoped
public class DecisionPublisher implements DecisionLog {
    private static final String TOPIC = "jixia.drs.decisions";
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MAX_DECISIONS = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final GrantRows grants;
    private final RefusalCounter refusals = new RefusalCounter();
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread committer;

    public DecisionPublisher(Outbox outbox, Jdbi jdbi) {
        this.outbox = outbox;
        this.grants = new GrantRows(jdbi);
        this.committer = Thread.ofPlatform().name("decision-log").daemon().start(this::commitForEver);
    }

    @Override
    public void record(List<Decision> decisions, List<Grant> granted) {
        if (decisions.isEmpty() && granted.isEmpty()) {
            return;
        }
        var waiting = new Waiting(decisions, granted, new CompletableFuture<>());
        queue.add(waiting);
        try {
            waiting.done().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw DomainException.of(PlatformError.UNAVAILABLE, "drs").causedBy(e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw DomainException.of(PlatformError.UNAVAILABLE, "drs");
        }
    }

    @Override
    public void refused(Collection<Decision> decisions) {
        record(decisions.stream().filter(refusals::isFirst).toList(), List.of());
    }

    /** Tells how often refusals of past minutes were repeated; called by a job. */
    void tellRepeatedRefusals() {
        record(refusals.repeated(), List.of());
    }

    private void commitForEver() {
        var batch = new ArrayList<Waiting>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(queue.take());
                var size = batch.getFirst().decisions().size();
                for (var next = queue.peek(); next != null && size < MAX_DECISIONS; next = queue.peek()) {
                    size += next.decisions().size();
                    batch.add(queue.poll());
                }
                var started = System.nanoTime();
                commit(batch);
                batch.clear();
                var left = BEAT - (System.nanoTime() - started);
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void commit(List<Waiting> batch) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                outbox.tell(batch.stream()
                        .flatMap(w -> w.decisions().stream())
                        .map(DecisionPublisher::event)
                        .toList());
                grants.insert(batch.stream().flatMap(w -> w.grants().stream()).toList());
            });
            batch.forEach(w -> w.done().complete(null));
        } catch (RuntimeException failure) {
            batch.forEach(w -> w.done().completeExceptionally(failure));
        }
    }

    private static Event event(Decision d) {
        var data = new DecisionRecorded(
                d.outcome().name(),
                d.action().text(),
                d.person(),
                d.workspace(),
                d.object() == null ? null : d.object().value(),
                d.run(),
                d.task(),
                d.right(),
                d.count() == 1 ? null : d.count(),
                d.detail());
        return Event.of(TOPIC, d.person(), "DecisionRecorded", data)
                .workspace(d.workspace())
                .actor(d.person());
    }

    @PreDestroy
    void stop() {
        committer.interrupt();
    }

    private record Waiting(List<Decision> decisions, List<Grant> grants, CompletableFuture<Void> done) {}

    /** Data of the event: {@code events/DecisionRecorded.v1.json}. */
    record DecisionRecorded(
            String decision,
            String action,
            String person,
            UUID workspace,
            UUID object,
            UUID run,
            String task,
            String right,
            Integer count,
            Detail detail) {}
}
