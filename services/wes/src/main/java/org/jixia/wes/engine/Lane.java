package org.jixia.wes.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.NodeRecord;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wes.domain.CallCache;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.Step;
import org.jixia.wes.domain.TaskEnd;

/**
 * One thread that drives the runs of some shards: takes up to 500 messages, decides, stores all of it in one transaction, hands the
 * commands out. A batch that cannot be stored is stored run by run; what still cannot is forgotten and loaded again from its rows.
 */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int BATCH = 500;
    private static final long HOUSEKEEPING = TimeUnit.SECONDS.toNanos(1);

    private final LaneContext context;
    private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final Map<RunId, LiveRun> live = new HashMap<>();
    private long cleared = System.nanoTime();
    private volatile boolean stopping;
    /** More is held in memory than this lane may: nothing else is loaded until some of it is gone. */
    private boolean full;

    Lane(LaneContext context) {
        this.context = context;
    }

    void tell(Message message) {
        inbox.add(message);
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        var batch = new ArrayList<Message>(BATCH);
        while (!stopping) {
            try {
                var first = inbox.poll(1, TimeUnit.SECONDS);
                if (System.nanoTime() - cleared > HOUSEKEEPING) {
                    dropIdle();
                }
                if (first == null) {
                    continue;
                }
                batch.add(first);
                inbox.drainTo(batch, BATCH - 1);
                turn(batch);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | StackOverflowError fault) {
                LOG.error("A batch of the engine failed; its runs are loaded again", fault);
                reload(batch.stream().map(Message::run).distinct().toList());
            } finally {
                batch.forEach(Message::taken);
                batch.clear();
            }
        }
    }

    /** What one run comes to in a batch; without a decision it is at an end that the core did not make. */
    private record Work(LiveRun live, Decision decision, Step step, List<String> asked, List<UUID> applied) {

        static Work broken(LiveRun live, Step step, List<UUID> applied) {
            return new Work(live, null, step, List.of(), applied);
        }

        RunId run() {
            return step.run().id();
        }
    }

    private void turn(List<Message> batch) {
        var byRun = new LinkedHashMap<RunId, List<Message>>();
        batch.forEach(message ->
                byRun.computeIfAbsent(message.run(), run -> new ArrayList<>()).add(message));
        var works = new ArrayList<Work>();
        var spent = new ArrayList<UUID>();
        // Asked once a batch and shard: what is decided on in an epoch is only ever stored in that epoch.
        var epochs = new HashMap<Integer, Long>();
        byRun.forEach((run, messages) -> {
            var epoch = epochs.computeIfAbsent(run.shard(), context::epoch);
            if (epoch == null) {
                live.remove(run);
            } else {
                work(run, epoch, messages, spent).ifPresent(works::add);
            }
        });
        if (!works.isEmpty()) {
            stored(works).forEach(this::carryOut);
        }
        if (!spent.isEmpty() && !context.steps().commit(epochs, List.of(), List.of(), spent)) {
            context.lost();
        }
    }

    /** The works that are stored: all of a batch, or as many of them as can be, each by itself. */
    private List<Work> stored(List<Work> works) {
        try {
            return commit(works);
        } catch (RuntimeException refused) {
            if (works.size() == 1) {
                return refused(works.getFirst(), refused);
            }
            LOG.warnf("A batch of %d runs could not be stored (%s); each is stored by itself", works.size(), refused);
        }
        var stored = new ArrayList<Work>();
        for (Work work : works) {
            try {
                stored.addAll(commit(List.of(work)));
            } catch (RuntimeException refused) {
                stored.addAll(refused(work, refused));
            }
        }
        return stored;
    }

    private List<Work> commit(List<Work> works) {
        var epochs = new HashMap<Integer, Long>();
        var steps = new ArrayList<Step>();
        var outcomes = new ArrayList<CallCache.Outcome>();
        var applied = new ArrayList<UUID>();
        for (Work work : works) {
            epochs.put(work.run().shard(), work.live().epoch());
            steps.add(work.step());
            outcomes.addAll(StepMaker.outcomes(work.step()));
            applied.addAll(work.applied());
        }
        if (context.steps().commit(epochs, steps, outcomes, applied)) {
            return works;
        }
        LOG.warn("Shards have another owner by now; their runs are left to it");
        works.forEach(work -> live.remove(work.run()));
        context.lost();
        return List.of();
    }

    /** A database that is away takes the step later; one that will never take its texts ends the run. */
    private List<Work> refused(Work work, RuntimeException refused) {
        if (!Refusals.isOfContent(refused) || work.decision() == null) {
            LOG.warnf("A step of run %s could not be stored (%s); it is loaded again", work.run(), refused);
            reload(List.of(work.run()));
            return List.of();
        }
        LOG.errorf(refused, "Run %s cannot be stored", work.run());
        var step = context.maker().broken(work.live().run(), "What this run came to could not be stored.");
        return stored(List.of(Work.broken(work.live(), step, work.applied())));
    }

    private void reload(List<RunId> runs) {
        runs.forEach(live::remove);
        context.later(() -> runs.forEach(run -> tell(new Message.Look(run))));
    }

    /** Asks all that has to be asked, which may fail and is repeated then; only what is wrong with the run itself ends it. */
    private Optional<Work> work(RunId id, long epoch, List<Message> messages, List<UUID> spent) {
        var known = known(id, epoch);
        if (known == null && full && !live.isEmpty()) {
            reload(List.of(id));
            return Optional.empty();
        }
        Run run;
        RunLoader.Stored stored;
        String reason;
        try {
            boolean look =
                    known == null || !known.cancelled() && messages.stream().anyMatch(Message.Look.class::isInstance);
            run = look ? context.find(id) : known.run();
            boolean over = run == null || run.state().isFinal();
            stored = over || known != null ? null : context.loader().read(run);
            reason = over || run.state() != RunState.CANCELING ? null : context.cancelReason(id);
        } catch (RuntimeException away) {
            LOG.warnf("Run %s could not be read (%s); it is loaded again", id, away);
            reload(List.of(id));
            return Optional.empty();
        }
        if (run == null || run.state().isFinal()) {
            live.remove(id);
            spent.addAll(kept(messages));
            return Optional.empty();
        }
        var applied = kept(messages);
        try {
            var fresh = known == null;
            var driven = fresh ? context.loader().make(stored, epoch) : known;
            driven.become(run);
            live.put(id, driven);
            return decide(driven, fresh, reason, messages, applied);
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.errorf(fault, "Run %s cannot be driven on", id);
            var step = context.maker().broken(run, "The engine could not go on with this run: " + fault.getMessage());
            return Optional.of(Work.broken(new LiveRun(run, null, epoch), step, applied));
        }
    }

    /** What is known of the run, unless it was read under an earlier lease. */
    private LiveRun known(RunId id, long epoch) {
        var known = live.get(id);
        if (known != null && known.epoch() != epoch) {
            live.remove(id);
            return null;
        }
        return known;
    }

    private static List<UUID> kept(List<Message> messages) {
        var applied = new ArrayList<UUID>();
        for (Message message : messages) {
            if (message instanceof Message.Ended ended && ended.kept()) {
                ended.ends().forEach(end -> applied.add(end.task()));
            }
        }
        return applied;
    }

    private Optional<Work> decide(
            LiveRun run, boolean fresh, String cancelReason, List<Message> messages, List<UUID> applied) {
        var events = new ArrayList<RunEvent>();
        var asked = new ArrayList<String>();
        if (fresh) {
            events.add(new RunEvent.Started());
            asked.addAll(run.attempts().keySet());
        }
        for (Message message : messages) {
            collect(run, message, events, asked);
        }
        if (cancelReason != null && !run.cancelled()) {
            run.cancel();
            events.add(new RunEvent.CancelRequested(cancelReason));
        }
        if (events.isEmpty() && applied.isEmpty()) {
            context.tasks().ask(run.run(), asked);
            return Optional.empty();
        }
        run.touch();
        var decision = RunCore.decide(run.state(), events);
        return Optional.of(new Work(run, decision, context.maker().step(run, decision), asked, applied));
    }

    private void collect(LiveRun run, Message message, List<RunEvent> events, List<String> asked) {
        switch (message) {
            case Message.Look look -> {
                // the run has been read again
            }
            case Message.Answer answer -> events.add(answer.event());
            case Message.Ended(RunId id, List<TaskEnd> told, boolean kept) -> {
                for (TaskEnd end : told) {
                    var attempt = run.attempts().get(end.key());
                    if (attempt == null) {
                        continue;
                    }
                    if (kept) {
                        asked.add(end.key());
                        continue;
                    }
                    run.attempts().remove(end.key());
                    run.ends().put(attempt.node(), end);
                    events.add(new RunEvent.TaskFinished(
                            attempt.node(), attempt.attempt(), context.results().of(run.run(), end)));
                }
            }
            case Message.Lost(RunId id, List<String> keys) -> {
                for (String key : keys) {
                    var attempt = run.attempts().get(key);
                    if (attempt != null) {
                        events.add(new RunEvent.SubmissionLost(attempt.node()));
                    }
                }
            }
        }
    }

    private void carryOut(Work work) {
        var run = work.live();
        if (work.decision() == null) {
            end(work);
            context.tasks().cancel(work.step().run());
            return;
        }
        for (NodeRecord change : work.decision().changes()) {
            if (change.state() == NodeState.SUBMITTING) {
                run.expect(change.path(), change.attempt());
            } else {
                run.forget(change.path(), change.attempt());
            }
        }
        if (work.step().end() != null) {
            end(work);
        } else if (work.step().state() != null) {
            run.become(run.run().in(work.step().state()));
        }
        context.commands().carryOut(run.run(), work.decision());
        context.tasks().ask(run.run(), work.asked());
    }

    private void end(Work work) {
        live.remove(work.run());
        context.ended(work.run());
    }

    /** Lets go of what is quiet, also under load; when memory runs short, of the largest that is quiet just now. */
    private void dropIdle() {
        cleared = System.nanoTime();
        live.keySet().removeIf(run -> context.epoch(run.shard()) == null);
        long idle = context.idleNanos(live.size());
        live.values().removeIf(run -> run.idleFor(idle) && droppable(run));
        full = context.isFull(this, held());
        if (full) {
            var quiet = live.values().stream()
                    .filter(run -> run.idleFor(HOUSEKEEPING) && droppable(run))
                    .max(Comparator.comparingLong(LiveRun::held));
            quiet.ifPresent(run -> live.remove(run.run().id()));
        }
    }

    private long held() {
        return live.values().stream().mapToLong(LiveRun::held).sum();
    }

    private boolean droppable(LiveRun run) {
        return !context.commands().busyWith(run.run().id());
    }
}
