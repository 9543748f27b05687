package org.jixia.wes.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.NodeRecord;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;

/** Hands the commands of a stored decision to those who carry them out; answers come back to the lanes as messages. */
final class CommandDesk {

    private final TaskDesk tasks;
    private final CacheDesk cache;
    private final FileDesk files;
    private final Consumer<Message> lanes;

    CommandDesk(TaskDesk tasks, CacheDesk cache, FileDesk files, Consumer<Message> lanes) {
        this.tasks = tasks;
        this.cache = cache;
        this.files = files;
        this.lanes = lanes;
    }

    TaskDesk tasks() {
        return tasks;
    }

    void carryOut(Run run, Decision decision) {
        var starts = new ArrayList<TaskSpec>();
        var lookUps = new ArrayList<Command.LookUpCache>();
        boolean more = false;
        for (Command command : decision.commands()) {
            switch (command) {
                case Command.StartTask(TaskSpec spec) -> starts.add(spec);
                case Command.LookUpCache lookUp -> lookUps.add(lookUp);
                case Command.ResolveFiles resolve -> files.resolve(run, resolve);
                case Command.ReadFile read -> files.read(run, read);
                case Command.WriteFile write -> files.write(run, write);
                case Command.CancelTasks(String reason) -> tasks.cancel(run);
                case Command.Continue() -> more = true;
                case Command.FinishRun finished -> {
                    // stored with the decision
                }
            }
        }
        if (!lookUps.isEmpty()) {
            cache.lookUp(run, lookUps);
        }
        if (!starts.isEmpty()) {
            tasks.start(run, starts, unasked(run, decision, starts));
        }
        if (more) {
            tasks.whenLight(() -> lanes.accept(new Message.Answer(run.id(), new RunEvent.Proceed())));
        }
    }

    /** Attempts whose results are to be kept although the cache was not asked for them. */
    private static List<TaskSpec> unasked(Run run, Decision decision, List<TaskSpec> starts) {
        if (!run.options().cache().write()) {
            return List.of();
        }
        Map<String, String> calls = decision.changes().stream()
                .collect(Collectors.toMap(NodeRecord::path, NodeRecord::call, (first, second) -> first));
        return starts.stream()
                .filter(spec -> spec.cacheKey() != null && spec.attempt() == 1)
                .filter(spec -> !run.options().cache().read()
                        || run.options().rerun().contains(calls.getOrDefault(spec.node(), "")))
                .toList();
    }

    /** True while something of the run is on its way here and would be lost with its state. */
    boolean busyWith(RunId run) {
        return tasks.busyWith(run) || cache.busyWith(run) || files.busyWith(run);
    }

    void forget(RunId run) {
        cache.forget(run);
        tasks.forget(run);
    }
}
