package org.jixia.wes.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.StepService;

/** What the lanes of a process share; each method may be called by all of them at once. */
final class LaneContext {

    private final EngineParts parts;
    private final Shards shards;
    private final CommandDesk commands;

    LaneContext(EngineParts parts, Shards shards, CommandDesk commands) {
        this.parts = parts;
        this.shards = shards;
        this.commands = commands;
    }

    boolean owns(RunId run) {
        return shards.epoch(run.shard()) != null;
    }

    Map<Integer, Long> epochs(Set<RunId> runs) {
        var epochs = new HashMap<Integer, Long>();
        for (RunId run : runs) {
            var epoch = shards.epoch(run.shard());
            if (epoch != null) {
                epochs.put(run.shard(), epoch);
            }
        }
        return epochs;
    }

    void lost(Set<Integer> lost) {
        shards.recheck(lost);
    }

    Run find(RunId run) {
        return parts.runs().find(run).orElse(null);
    }

    String cancelReason(RunId run) {
        return parts.runs().cancelReason(run);
    }

    RunLoader loader() {
        return parts.loader();
    }

    StepMaker maker() {
        return parts.maker();
    }

    StepService steps() {
        return parts.stepService();
    }

    TaskResults results() {
        return parts.results();
    }

    CommandDesk commands() {
        return commands;
    }

    TaskDesk tasks() {
        return commands.tasks();
    }

    /** Does it after a pause, for what may work then. */
    void later(Runnable work) {
        shards.later(work);
    }

    void ended(RunId run) {
        commands.forget(run);
    }

    long idleNanos(int live) {
        return live > parts.config().liveRuns() ? 0 : parts.config().idle().toNanos();
    }
}
