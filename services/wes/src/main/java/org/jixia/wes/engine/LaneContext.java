package org.jixia.wes.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.StepService;

/** What the lanes of a process share; each method may be called by all of them at once. */
final class LaneContext {

    private static final long HEAP = Runtime.getRuntime().maxMemory();

    private final Map<Lane, Long> held = new ConcurrentHashMap<>();
    private final EngineParts parts;
    private final Shards shards;
    private final CommandDesk commands;

    LaneContext(EngineParts parts, Shards shards, CommandDesk commands) {
        this.parts = parts;
        this.shards = shards;
        this.commands = commands;
    }

    /** At which this replica owns the shard now, or null. */
    Long epoch(int shard) {
        return shards.epoch(shard);
    }

    void lost() {
        shards.recheck();
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

    /** Notes what a lane's runs hold; true while all lanes together hold more than this process should. */
    boolean isFull(Lane lane, long bytes) {
        held.put(lane, bytes);
        return held.values().stream().mapToLong(Long::longValue).sum() > HEAP * 6 / 10;
    }

    long idleNanos(int live) {
        return live > parts.config().liveRuns() ? 0 : parts.config().idle().toNanos();
    }
}
