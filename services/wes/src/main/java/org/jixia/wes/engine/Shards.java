package org.jixia.wes.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.ShardLeases;
import org.jixia.wes.domain.StepRepository.KeptResult;
import org.jixia.wes.domain.TaskEnd;

/**
 * Keeps this replica's leases and feeds its lanes: new and cancelled runs, ended tasks, and once a minute a sweep that asks tes about
 * every attempt under way. Losing a lease empties the lane's share; taking one loads its runs.
 */
@ApplicationScoped
public class Shards {

    private static final Logger LOG = Logger.getLogger(Shards.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int MOST = 500;
    private static final Duration HISTORY = Duration.ofHours(1);
    private static final int HISTORY_DAYS = 30;
    private static final int HISTORY_ROWS = 5000;

    private final EngineParts parts;
    private final ShardLeases leases;
    private final SpendingWatch spending;
    private final Map<Integer, Long> held = new ConcurrentHashMap<>();
    private final Set<Integer> unlooked = ConcurrentHashMap.newKeySet();
    private final Background background = new Background();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().daemon().name("shards-", 0).factory());
    private List<Lane> lanes = List.of();
    private CacheDesk cache;
    private TaskDesk tasks;
    private String replica;

    public Shards(EngineParts parts, ShardLeases leases, SpendingWatch spending) {
        this.parts = parts;
        this.leases = leases;
        this.spending = spending;
    }

    void start(@Observes StartupEvent started) {
        replica = parts.config().replica().orElseGet(Shards::ownName);
        tasks = new TaskDesk(parts, background, this::tell);
        cache = new CacheDesk(parts, background, this::tell);
        var commands = new CommandDesk(tasks, cache, new FileDesk(parts, background, this::tell), this::tell);
        var context = new LaneContext(parts, this, commands);
        var made = new ArrayList<Lane>();
        for (int i = 0; i < Math.max(1, parts.config().lanes()); i++) {
            var lane = new Lane(context);
            made.add(lane);
            Thread.ofPlatform().daemon().name("lane-" + i).start(lane);
        }
        lanes = List.copyOf(made);
        clock.execute(safely(() -> {
            leases.beat(replica, parts.config().leaseLife());
            taken(leases.reclaim(replica));
        }));
        every(parts.config().beat(), this::beat);
        every(parts.config().poll(), this::poll);
        every(parts.config().sweep(), this::sweep);
        every(HISTORY, this::forgetHistory);
        every(
                parts.config().spending(),
                () -> spending.look(Set.copyOf(held.keySet())).forEach(this::wake));
    }

    void stop(@Observes ShutdownEvent stopping) {
        clock.shutdownNow();
        lanes.forEach(Lane::stop);
        background.stop();
        held.clear();
        try {
            leases.leave(replica);
        } catch (RuntimeException databaseAway) {
            LOG.warn("The leases could not be given back; they end by themselves");
        }
    }

    /** The epoch at which this replica owns the shard, or null. */
    Long epoch(int shard) {
        return held.get(shard);
    }

    public boolean owns(RunId run) {
        return held.containsKey(run.shard());
    }

    /** Says that a run needs a look; nothing happens when another replica drives it, which will see it by itself. */
    public void wake(RunId run) {
        if (owns(run)) {
            tell(new Message.Look(run));
        }
    }

    /** Ends of tasks as tes told them; those of other replicas' runs are left out and make the answer false. */
    public boolean finished(List<TaskEnd> ends) {
        var byRun = new HashMap<RunId, List<TaskEnd>>();
        boolean all = true;
        for (TaskEnd end : ends) {
            if (end.run() == null) {
                continue;
            }
            var run = new RunId(end.run());
            if (owns(run)) {
                byRun.computeIfAbsent(run, id -> new ArrayList<>()).add(end);
            } else {
                all = false;
            }
        }
        byRun.forEach((run, some) -> tell(new Message.Ended(run, some, false)));
        return all;
    }

    void later(Runnable work) {
        clock.schedule(safely(work), 1, TimeUnit.SECONDS);
    }

    void recheck() {
        clock.execute(safely(this::drop));
    }

    private void tell(Message message) {
        lanes.get(message.run().shard() % lanes.size()).tell(message);
    }

    private void beat() {
        leases.beat(replica, parts.config().leaseLife());
        drop();
        int share = (ShardLeases.SHARDS + leases.living() - 1) / Math.max(1, leases.living());
        if (held.size() > share) {
            var surplus = new HashSet<>(List.copyOf(held.keySet()).subList(0, held.size() - share));
            surplus.forEach(held::remove);
            leases.release(replica, surplus);
        } else if (held.size() < share) {
            taken(leases.take(replica, share - held.size()));
        }
    }

    private void drop() {
        var mine = Map.copyOf(held);
        var kept = leases.kept(replica, mine);
        mine.forEach((shard, epoch) -> {
            if (!kept.contains(shard)) {
                held.remove(shard, epoch);
            }
        });
    }

    private void taken(Map<Integer, Long> shards) {
        held.putAll(shards);
        unlooked.addAll(shards.keySet());
        look();
    }

    /** Looks at every open run of the shards that were taken; what a database that is away leaves over is for the next poll. */
    private void look() {
        for (int shard : unlooked) {
            parts.runs().open(shard).forEach(run -> tell(new Message.Look(run)));
            unlooked.remove(shard);
        }
    }

    private void poll() {
        var shards = Set.copyOf(held.keySet());
        if (shards.isEmpty()) {
            clock.execute(safely(this::beat));
            return;
        }
        look();
        parts.steps().unseen(shards, MOST).forEach(run -> tell(new Message.Look(run)));
        var byRun = new HashMap<RunId, List<TaskEnd>>();
        for (KeptResult kept : parts.steps().keptResults(shards, MOST)) {
            byRun.computeIfAbsent(new RunId(kept.run()), run -> new ArrayList<>())
                    .add(TaskEnd.told(kept.task(), kept.key(), kept.run()));
        }
        byRun.forEach((run, ends) -> tell(new Message.Ended(run, ends, true)));
        cache.askAgain();
    }

    /** Looks again at every run whose attempts have been quiet for a minute: whatever message was lost, tes still knows. */
    private void sweep() {
        var shards = Set.copyOf(held.keySet());
        var after = FIRST;
        var path = "";
        while (!shards.isEmpty()) {
            var waiting =
                    parts.steps().waiting(shards, (int) parts.config().sweep().toSeconds(), after, path);
            var keys = new HashMap<RunId, List<String>>();
            waiting.forEach(attempt -> keys.computeIfAbsent(attempt.run(), run -> new ArrayList<>())
                    .add(AttemptKey.of(attempt.run().value(), attempt.path(), attempt.attempt())));
            keys.forEach((run, some) -> parts.runs().find(run).ifPresent(known -> tasks.ask(known, some)));
            if (waiting.size() < MOST) {
                return;
            }
            after = waiting.getLast().run().value();
            path = waiting.getLast().path();
        }
    }

    /** Any replica may do it, and all of them at once. */
    private void forgetHistory() {
        while (parts.steps().forgetHistory(HISTORY_DAYS, HISTORY_ROWS) == HISTORY_ROWS) {
            LOG.debug("History of old runs is being removed");
        }
    }

    private void every(Duration pause, Runnable work) {
        clock.scheduleWithFixedDelay(safely(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable safely(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException away) {
                LOG.warnf("Will try again: %s", away);
            }
        };
    }

    private static String ownName() {
        try {
            var port = ConfigProvider.getConfig()
                    .getOptionalValue("quarkus.http.port", String.class)
                    .orElse("0");
            return InetAddress.getLocalHost().getHostName() + ":" + port;
        } catch (UnknownHostException noName) {
            return "localhost";
        }
    }
}
