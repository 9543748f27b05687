package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.run.RunRequest;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wdl.engine.task.TaskResult;
import org.junit.jupiter.api.Test;

/** A wide scatter is expanded piece by piece and never all at once. */
class WideScatterTest {
    private static final TaskResult NOTHING =
            new TaskResult(TaskResult.State.COMPLETE, 0, null, null, List.of(), Map.of());

    @Test
    void expandsInChunksAndKeepsFewTasksUnderWay() {
        TestRun wide = new TestRun("""
                version 1.1
                task noop { input { Int i } command <<< : ~{i} >>> output { Int same = i } }
                workflow wf {
                  input { Int n }
                  scatter (i in range(n)) { call noop { input: i = i } }
                  output { Int count = length(noop.same)  Int last = noop.same[n - 1] }
                }
                """);
        var inputs = InputCheck.of(wide.plan, TestRun.tree("{\"wf.n\": 20000}")).inputs();
        var options = new RunOptions(RunOptions.FailureMode.NO_NEW_CALLS, false, Set.of(), 0, 1, Map.of());
        RunState state = RunState.fresh(new RunRequest(wide.plan, inputs, options));
        List<RunEvent> events = List.of(new RunEvent.Started());
        while (outcome == null) {
            Decision decision = RunCore.decide(state, events);
            most = Math.max(most, state.submitting().size());
            events = answers(decision);
        }

        assertThat(started).isEqualTo(20_000);
        assertThat(most).isBetween(1_500, 2_000);
        assertThat(((RunOutcome.Complete) outcome).outputs()).hasToString("{\"wf.count\":20000,\"wf.last\":19999}");
    }

    /** Expansion goes first, so that as much as possible is under way at a time. */
    private List<RunEvent> answers(Decision decision) {
        int before = started;
        boolean more = false;
        for (Command command : decision.commands()) {
            switch (command) {
                case Command.StartTask(var spec) -> {
                    started++;
                    held.add(new RunEvent.TaskFinished(spec.node(), spec.attempt(), NOTHING));
                }
                case Command.FinishRun(RunOutcome end) -> outcome = end;
                case Command.Continue ignored -> more = true;
                default -> {}
            }
        }
        assertThat(started - before).isLessThanOrEqualTo(500);
        if (more) {
            return List.of(new RunEvent.Proceed());
        }
        List<RunEvent> some = held.subList(0, Math.min(500, held.size()));
        List<RunEvent> next = List.copyOf(some);
        some.clear();
        return next;
    }

    private final List<RunEvent> held = new ArrayList<>();
    private int started;
    private int most;
    private RunOutcome outcome;
}
