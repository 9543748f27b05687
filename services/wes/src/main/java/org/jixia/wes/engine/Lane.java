package org.jixia.wes.engine;

import java.util.ArrayList;
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
 * commands out. A batch that cannot be stored is forgotten with its states; the runs are loaded again from their rows.
 */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int BATCH = 500;

    private final LaneContext context;
    private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final Map<RunId, LiveRun> live = new HashMap<>();
    private volatile boolean stopping;

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
                if (first == null) {
                    dropIdle();
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
                batch.clear();
            }
        }
    }

    /** What one run comes to in a batch. */
    private record Work(LiveRun live, Decision decision, Step step, List<String> asked) {}

    private void turn(List<Message> batch) {
        var byRun = new LinkedHashMap<RunId, List<Message>>();
        batch.forEach(message ->
                byRun.computeIfAbsent(message.run(), run -> new ArrayList<>()).add(message));
        var works = new ArrayList<Work>();
        var broken = new ArrayList<Step>();
        var applied = new ArrayList<UUID>();
        byRun.forEach((run, messages) -> {
            messages.forEach(message -> collectKept(message, applied));
            if (context.owns(run)) {
                work(run, messages, broken).ifPresent(works::add);
            } else {
                live.remove(run);
            }
        });
        var steps = new ArrayList<Step>(broken);
        var outcomes = new ArrayList<CallCache.Outcome>();
        for (Work work : works) {
            steps.add(work.step());
            outcomes.addAll(StepMaker.outcomes(work.step()));
        }
        if (steps.isEmpty() && applied.isEmpty()) {
            return;
        }
        if (!store(byRun.keySet(), steps, outcomes, applied)) {
            return;
        }
        broken.forEach(step -> live.remove(step.run().id()));
        works.forEach(this::carryOut);
    }

    private boolean store(
            java.util.Set<RunId> runs, List<Step> steps, List<CallCache.Outcome> outcomes, List<UUID> applied) {
        var shards = context.epochs(runs);
        try {
            if (context.steps().commit(shards, steps, outcomes, applied)) {
                return true;
            }
            LOG.warn("Shards have another owner by now; their runs are left to it");
            runs.forEach(live::remove);
            context.lost(shards.keySet());
        } catch (RuntimeException refused) {
            LOG.warnf("A batch could not be stored (%s); its runs are loaded again", refused);
            reload(List.copyOf(runs));
        }
        return false;
    }

    private void reload(List<RunId> runs) {
        runs.forEach(live::remove);
        context.later(() -> runs.forEach(run -> tell(new Message.Look(run))));
    }

    private static void collectKept(Message message, List<UUID> applied) {
        if (message instanceof Message.Ended ended && ended.kept()) {
            ended.ends().forEach(end -> applied.add(end.task()));
        }
    }

    private Optional<Work> work(RunId id, List<Message> messages, List<Step> broken) {
        var known = live.get(id);
        var run = known == null ? context.find(id) : known.run();
        if (run == null || run.state().isFinal()) {
            live.remove(id);
            return Optional.empty();
        }
        try {
            return decide(known, run, messages);
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.errorf(fault, "Run %s cannot be driven on", id);
            broken.add(context.maker().broken(run, "The engine could not go on with this run: " + fault.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Work> decide(LiveRun inMemory, Run run, List<Message> messages) {
        var events = new ArrayList<RunEvent>();
        var asked = new ArrayList<String>();
        var known = inMemory;
        if (known == null) {
            known = context.loader().load(run);
            live.put(run.id(), known);
            events.add(new RunEvent.Started());
            asked.addAll(known.attempts().keySet());
        }
        for (Message message : messages) {
            collect(known, message, events, asked);
        }
        cancelIfWanted(known, events);
        if (events.isEmpty()) {
            context.tasks().ask(run, asked);
            return Optional.empty();
        }
        known.touch();
        var decision = RunCore.decide(known.state(), events);
        return Optional.of(new Work(known, decision, context.maker().step(known, decision), asked));
    }

    private void collect(LiveRun run, Message message, List<RunEvent> events, List<String> asked) {
        switch (message) {
            case Message.Look look -> {
                if (!run.cancelled()) {
                    run.become(context.find(run.run().id()));
                }
            }
            case Message.Answer(RunId id, RunEvent event) -> events.add(event);
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

    private void cancelIfWanted(LiveRun run, List<RunEvent> events) {
        if (run.run().state() == RunState.CANCELING && !run.cancelled()) {
            run.cancel();
            events.add(
                    new RunEvent.CancelRequested(context.cancelReason(run.run().id())));
        }
    }

    private void carryOut(Work work) {
        var run = work.live();
        for (NodeRecord change : work.decision().changes()) {
            if (change.state() == NodeState.SUBMITTING) {
                run.expect(change.path(), change.attempt());
            } else {
                run.forget(change.path(), change.attempt());
            }
        }
        if (work.step().end() != null) {
            live.remove(run.run().id());
            context.ended(run.run().id());
        } else if (work.step().state() != null) {
            run.become(run.run().in(work.step().state()));
        }
        context.commands().carryOut(run.run(), work.decision());
        context.tasks().ask(run.run(), work.asked());
    }

    private void dropIdle() {
        long idle = context.idleNanos(live.size());
        live.values()
                .removeIf(run -> run.idleFor(idle)
                        && !context.commands().busyWith(run.run().id()));
    }
}
