package org.jixia.wdl.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.Need;
import org.jixia.wdl.engine.value.FileInfo;

/**
 * Decides what follows from what happened. No clock, file, network or chance: equal state and equal events give equal
 * decisions. The state is moved on in place; when a decision cannot be stored, drop the state and resume from the records.
 */
public final class RunCore {
    /**
     * Names what documents mean here and how decisions are stored. Runs keep the name that they began with; change it with whatever
     * would let one of them go on in another way, and carry the old way on or refuse it.
     */
    public static final String SEMANTICS = "wdl-1";

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
            case RunEvent.FileWritten(String sha256, FileInfo file) ->
                written(state, sha256, new Facts.Answer(file, null, false));
            case RunEvent.Refused refused ->
                refuse(state, refused.question(), Facts.Answer.refused(refused.sentence()));
            case RunEvent.CancelRequested(String reason) -> stepper.cancel(reason);
        }
    }

    private static void written(RunState state, String sha256, Facts.Answer answer) {
        state.open.keySet().stream()
                .filter(need ->
                        need instanceof Need.Written asked && asked.sha256().equals(sha256))
                .toList()
                .forEach(need -> learn(state, need, answer));
    }

    private static void refuse(RunState state, Command question, Facts.Answer answer) {
        switch (question) {
            case Command.ResolveFiles(List<String> uris) ->
                uris.forEach(uri -> learn(state, new Need.Stat(uri), answer));
            case Command.ReadFile read -> learn(state, new Need.Text(read.uri()), answer);
            case Command.WriteFile write -> written(state, write.sha256(), answer);
            default -> throw new IllegalArgumentException("nothing waits for an answer to " + question);
        }
    }

    private static void learn(RunState state, Need need, Facts.Answer answer) {
        List<Unit> units = state.open.remove(need);
        for (Unit unit : units == null ? new ArrayList<Unit>() : units) {
            state.learnt(unit, answer.text() == null ? 0 : answer.text().length() / units.size());
            unit.facts.learn(need, answer);
            if (--unit.outstanding == 0) {
                state.queue.add(unit);
            }
        }
    }
}
