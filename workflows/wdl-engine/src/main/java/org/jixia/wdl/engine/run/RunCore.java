package org.jixia.wdl.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.Need;

/**
 * Decides what follows from what happened. No clock, file, network or chance: equal state and equal events give equal
 * decisions. The state is moved on in place; when a decision cannot be stored, drop the state and resume from the records.
 */
public final class RunCore {
    private RunCore() {}

    public static Decision decide(RunState state, RunEvent event) {
        return decide(state, List.of(event));
    }

    /** Several events as one step: one decision, look-ups of files joined into one command. */
    public static Decision decide(RunState state, List<RunEvent> events) {
        Draft draft = new Draft();
        Stepper stepper = new Stepper(state, draft);
        for (RunEvent event : events) {
            if (!state.finished()) {
                take(state, stepper, event);
                stepper.drain();
            }
        }
        if (!state.finished()) {
            stepper.expand();
            stepper.conclude();
        }
        return draft.done();
    }

    private static void take(RunState state, Stepper stepper, RunEvent event) {
        switch (event) {
            case RunEvent.Started ignored -> stepper.start();
            case RunEvent.Proceed ignored -> {}
            case RunEvent.TaskFinished finished -> stepper.calls().finished(finished);
            case RunEvent.SubmissionLost(String node) -> stepper.calls().resend(node);
            case RunEvent.CacheAnswered answered -> stepper.calls().answered(answered);
            case RunEvent.FilesResolved(List<RunEvent.FileAnswer> answers) ->
                answers.forEach(answer ->
                        learn(state, new Need.Stat(answer.uri()), new Facts.Answer(answer.file(), null, false)));
            case RunEvent.FileRead read ->
                learn(state, new Need.Text(read.uri()), new Facts.Answer(null, read.content(), read.tooLarge()));
            case RunEvent.FileWritten written ->
                state.open.keySet().stream()
                        .filter(need -> need instanceof Need.Written asked
                                && asked.sha256().equals(written.sha256()))
                        .toList()
                        .forEach(need -> learn(state, need, new Facts.Answer(written.file(), null, false)));
            case RunEvent.CancelRequested(String reason) -> stepper.cancel(reason);
        }
    }

    private static void learn(RunState state, Need need, Facts.Answer answer) {
        List<Unit> units = state.open.remove(need);
        for (Unit unit : units == null ? new ArrayList<Unit>() : units) {
            unit.facts.learn(need, answer);
            if (--unit.outstanding == 0) {
                state.queue.add(unit);
            }
        }
    }
}
