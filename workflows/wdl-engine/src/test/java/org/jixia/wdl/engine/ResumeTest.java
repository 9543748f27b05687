package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Decision;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.run.RunState;
import org.jixia.wdl.language.Bundle;
import org.junit.jupiter.api.Test;

/** Equal events give equal decisions; a run resumed from its records after any event ends with the same outputs. */
class ResumeTest {
    private static final Bundle BUNDLE = new Bundle("main.wdl", Map.of("lib.wdl", """
                    version 1.1
                    task t { input { Int n  File f  Array[Int] more = [] }
                      Int lines = length(read_lines(f))
                      command <<< ~{n} ~{sep="," more} >>>
                      output { Int y = read_int(stdout())  File kept = "kept.txt"  Array[File] parts = glob("p*") }
                      runtime { maxRetries: 1 } }
                    workflow sub { input { Int n  File f }
                      call t { input: n = n + ceil(size(f)), f = f }
                      output { Int y = t.y } }
                    """, "main.wdl", """
                    version 1.1
                    import "lib.wdl" as lib
                    workflow wf {
                      input { File f  Int wide = 4 }
                      scatter (i in range(wide)) {
                        Int twice = i * 2
                        call lib.t as one { input: n = twice, f = f }
                        if (i % 2 == 0) { call lib.t as even { input: n = one.y, f = one.kept } }
                        scatter (j in range(i)) { call lib.t as deep { input: n = i + j, f = write_lines(["~{i}"]) } }
                        call lib.sub { input: n = one.y, f = f }
                      }
                      call lib.t as last { input: n = 1, f = f, more = sub.y }
                      output { Array[Int] ys = one.y  Array[Int?] evens = even.y  Array[Array[Int]] deeps = deep.y
                               Int end = last.y }
                    }
                    """));

    private static TestRun fresh() {
        return new TestRun(BUNDLE)
                .file("s3://ws-1/f.txt", "a\nb\n")
                .executor(spec -> spec.attempt() == 1 && spec.node().contains("[1]")
                        ? new FakeExecutor.Left().exit(1)
                        : new FakeExecutor.Left()
                                .stdout(String.valueOf(spec.script().length()))
                                .file("kept.txt", spec.script())
                                .file("p1", "")
                                .file("p2", ""));
    }

    private static final String INPUTS = "{\"wf.f\": \"s3://ws-1/f.txt\"}";

    @Test
    void decidesTheSameOnTheSameEvents() {
        TestRun run = fresh().run(INPUTS);
        RunState again = RunState.fresh(run.request);
        List<Object> records = new ArrayList<>();
        Decision last = null;
        for (RunEvent event : run.history) {
            last = RunCore.decide(again, event);
            records.addAll(last.changes());
        }

        assertThat(last.commands()).contains(new Command.FinishRun(run.outcome));
        assertThat(new HashSet<>(records)).containsAll(run.records.values());
    }

    @Test
    void endsTheSameWhateverTheOrderOfAnswers() {
        String expected = fresh().run(INPUTS).outcome.toString();
        for (int seed = 0; seed < 20; seed++) {
            TestRun run = fresh();
            run.begin(INPUTS);
            shuffled(run, new Random(seed), Integer.MAX_VALUE);
            assertThat(run.outcome).as("seed %d", seed).hasToString(expected);
        }
    }

    private static void shuffled(TestRun run, Random random, int steps) {
        for (int i = 0; i < steps && run.outcome == null; i++) {
            List<Command> open = new ArrayList<>(run.commands);
            Command next = open.get(random.nextInt(open.size()));
            run.commands.remove(next);
            run.answer(next);
            if (random.nextInt(3) == 0 && run.outcome == null) {
                run.take(run.history.getLast());
            }
        }
    }

    @Test
    void goesOnFromItsRecordsAfterAnyEvent() {
        String expected = fresh().run(INPUTS).outcome.toString();
        for (int steps = 1; steps < 60; steps += 3) {
            TestRun run = fresh();
            run.begin(INPUTS);
            shuffled(run, new Random(steps), steps);
            resume(run);
            run.drive();
            assertThat(run.outcome).as("resumed after %d", steps).hasToString(expected);
        }
    }

    /** Drops the state and all open commands, as a killed process does. */
    private static void resume(TestRun run) {
        if (run.outcome != null) {
            return;
        }
        run.commands.clear();
        run.state = RunState.resume(run.request, run.records.values());
        run.take(new RunEvent.Started());
        Set<String> lost = new HashSet<>();
        run.records.values().stream()
                .filter(record -> record.state() == NodeState.SUBMITTING)
                .forEach(record -> lost.add(record.path()));
        while (!run.state.finished() && !run.state.submitting().containsAll(lost)) {
            run.answer(run.commands.poll());
            lost.removeIf(path -> run.records.get(path).state() != NodeState.SUBMITTING);
        }
        lost.forEach(path -> run.take(new RunEvent.SubmissionLost(path)));
    }

    /** A service that was killed hears of ended tasks before it has expanded their scatter again. */
    @Test
    void newsThatComeBeforeTheirShardsAreNotLost() {
        TestRun run = new TestRun("""
                        version 1.1
                        task t { input { Int n } command <<< ~{n} >>> output { Int y = read_int(stdout()) } }
                        workflow wf { scatter (i in range(1200)) { call t { input: n = i } }
                          output { Array[Int] ys = t.y } }
                        """)
                .options(new RunOptions(RunOptions.FailureMode.NO_NEW_CALLS, false, Set.of(), 0, 1, Map.of()))
                .executor(spec -> new FakeExecutor.Left().stdout("7"));
        run.begin("{}");
        List<Command> decided = new ArrayList<>();
        for (Command next; (next = run.commands.poll()) != null; ) {
            if (next instanceof Command.Continue) {
                run.answer(next);
            } else {
                decided.add(next);
            }
        }
        run.state = RunState.resume(run.request, run.records.values());
        List<RunEvent> news = new ArrayList<>(List.of(new RunEvent.Started()));
        decided.subList(0, 600)
                .forEach(command -> news.add(new RunEvent.TaskFinished(
                        ((Command.StartTask) command).spec().node(),
                        1,
                        FakeExecutor.result(((Command.StartTask) command).spec(), run.executor, run.store))));
        decided.subList(600, 1200)
                .forEach(command -> news.add(new RunEvent.SubmissionLost(
                        ((Command.StartTask) command).spec().node())));
        run.keep(RunCore.decide(run.state, news));
        run.drive();

        assertThat(run.output("wf.ys")).hasSize(1200);
        assertThat(run.started).hasSize(600);
    }

    @Test
    void aResumedRunThatHadFailedWaitsForWhatWasUnderWay() {
        TestRun run = new TestRun("""
                        version 1.1
                        task t { input { Int n } command <<< ~{n} >>> }
                        workflow wf { scatter (i in range(3)) { call t { input: n = i } } }
                        """)
                .options(new RunOptions(RunOptions.FailureMode.NO_NEW_CALLS, false, Set.of(), 0, 1, Map.of()))
                .executor(spec -> new FakeExecutor.Left().exit(spec.script().contains("0") ? 1 : 0));
        run.begin("{}");
        run.answer(run.commands.poll());
        assertThat(run.records.get("wf.t[0]").state()).isEqualTo(NodeState.FAILED);
        resume(run);

        assertThat(run.state.finished()).isFalse();
        assertThat(run.state.submitting()).containsExactlyInAnyOrder("wf.t[1]", "wf.t[2]");
        run.drive();
        assertThat(run.outcome).isInstanceOf(RunOutcome.Failed.class);
        assertThat(run.records.get("wf.t[2]").state()).isEqualTo(NodeState.DONE);
    }
}
