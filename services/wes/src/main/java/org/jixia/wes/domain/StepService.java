package org.jixia.wes.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one transaction in which the engine moves runs on: fence, nodes, cache, ends, events. Nothing else in it but the database. */
@ApplicationScoped
public class StepService {

    private final ShardLeases leases;
    private final StepRepository steps;
    private final CallCache cache;
    private final RunEvents events;
    private final SpendingRepository spending;

    public StepService(
            ShardLeases leases, StepRepository steps, CallCache cache, RunEvents events, SpendingRepository spending) {
        this.leases = leases;
        this.steps = steps;
        this.cache = cache;
        this.events = events;
        this.spending = spending;
    }

    /**
     * Writes the batch, or nothing and false when a shard has another owner by now.
     *
     * @param applied tasks whose kept results this batch has used up
     */
    @Transactional
    public boolean commit(
            Map<Integer, Long> shards, List<Step> batch, List<CallCache.Outcome> outcomes, List<UUID> applied) {
        // Ends of runs have to reach the disk; the rest is found again by the sweep.
        boolean ends = batch.stream().anyMatch(step -> step.end() != null);
        if (!leases.fence(shards, ends)) {
            return false;
        }
        var ended = steps.write(batch);
        if (!outcomes.isEmpty()) {
            cache.finish(outcomes);
        }
        if (!applied.isEmpty()) {
            steps.forgetResults(applied);
        }
        var held = held(batch);
        if (!held.isEmpty()) {
            spending.add(held);
        }
        var started = batch.stream()
                .filter(step -> step.run().state() == RunState.QUEUED && step.state() != null)
                .map(Step::run)
                .toList();
        if (!started.isEmpty()) {
            events.started(started);
        }
        if (!ended.isEmpty()) {
            events.finished(ended);
        }
        return true;
    }

    private static Map<UUID, Granted> held(List<Step> batch) {
        var held = new HashMap<UUID, Granted>();
        for (Step step : batch) {
            if (!step.held().isNothing()) {
                held.merge(step.run().spendingScope(), step.held(), Granted::plus);
            }
        }
        return held;
    }
}
