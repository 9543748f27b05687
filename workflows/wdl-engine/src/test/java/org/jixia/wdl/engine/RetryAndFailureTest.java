package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.run.Command;
import org.jixia.wdl.engine.run.Failure;
import org.jixia.wdl.engine.run.NodeState;
import org.jixia.wdl.engine.run.RunEvent;
import org.jixia.wdl.engine.run.RunOptions;
import org.jixia.wdl.engine.run.RunOutcome;
import org.jixia.wdl.engine.task.TaskResult;
import org.junit.jupiter.api.Test;

/** Attempts, failure modes, the cache, and what is said about failures. */
class RetryAndFailureTest {
    static final String TWO = """
            version 1.1
            task t { input { Int n  Int? after }
              command <<< run ~{n} >>>
              output { Int y = read_int(stdout()) }
              runtime { maxRetries: 2  memory: "1 GiB" } }
            workflow wf {
              call t as bad { input: n = 1 }
              call t as good { input: n = 2 }
              call t as later { input: n = 3, after = good.y }
              call t as never { input: n = 4, after = bad.y }
            }
            """;

    private static RunOptions mode(RunOptions.FailureMode mode) {
        return new RunOptions(mode, false, Set.of(), 0, 2.0, Map.of());
    }

    private static FakeExecutor.Left failingOne(String script) {
        return script.contains("run 1") ? new FakeExecutor.Left().exit(3) : new FakeExecutor.Left().stdout("7\n");
    }

    @Test
    void triesAgainWithMoreMemoryAfterAnOutOfMemoryKill() {
        TestRun run = new TestRun(TWO)
                .options(mode(RunOptions.FailureMode.NO_NEW_CALLS))
                .executor(spec -> spec.attempt() < 3
                        ? new FakeExecutor.Left()
                                .failing(TaskResult.State.EXECUTOR_ERROR, TaskResult.Reason.OUT_OF_MEMORY)
                        : new FakeExecutor.Left().stdout("1"))
                .run("{}");

        assertThat(run.outcome).isInstanceOf(RunOutcome.Complete.class);
        assertThat(run.started.stream()
                        .filter(spec -> spec.node().equals("wf.bad"))
                        .map(spec -> spec.resources().memoryBytes() >> 30))
                .containsExactly(1L, 2L, 4L);
        assertThat(run.records.get("wf.bad").outOfMemory()).isEqualTo(2);
    }

    @Test
    void startsNothingNewAfterAFailure() {
        TestRun run = new TestRun(TWO)
                .options(mode(RunOptions.FailureMode.NO_NEW_CALLS))
                .executor(spec -> failingOne(spec.script()));
        run.begin("{}");
        while (run.outcome == null) {
            run.answer(
                    run.records.get("wf.bad").state() == NodeState.FAILED || run.commands.size() < 2
                            ? run.commands.poll()
                            : first(run));
        }

        assertThat(run.failure()).startsWith("wf.bad: The command ended with exit code 3");
        assertThat(run.records).containsOnlyKeys("wf.bad", "wf.good");
        assertThat(run.records.get("wf.bad").attempt()).isEqualTo(3);
        assertThat(run.records.get("wf.good").state()).isEqualTo(NodeState.DONE);
    }

    /** The command about the failing call, wherever it stands. */
    private static org.jixia.wdl.engine.run.Command first(TestRun run) {
        var found = run.commands.stream()
                .filter(command -> command.toString().contains("run 1"))
                .findFirst()
                .orElseThrow();
        run.commands.remove(found);
        return found;
    }

    @Test
    void goesOnWithAllThatDoesNotDependOnAFailure() {
        TestRun run = new TestRun(TWO)
                .options(mode(RunOptions.FailureMode.CONTINUE_WHILE_POSSIBLE))
                .executor(spec -> failingOne(spec.script()))
                .run("{}");

        assertThat(run.failureCode()).isEqualTo("exit_code");
        assertThat(run.records.get("wf.later").state()).isEqualTo(NodeState.DONE);
        assertThat(run.records).doesNotContainKey("wf.never");
    }

    @Test
    void answersARerunFromTheCacheUnlessTheCallIsNamed() {
        TestRun first = new TestRun(TWO)
                .executor(spec -> new FakeExecutor.Left().stdout("7"))
                .run("{}");
        TestRun second = new TestRun(TWO);
        second.cache.putAll(first.cache);
        second.run("{}");
        TestRun third = new TestRun(TWO)
                .options(new RunOptions(RunOptions.FailureMode.NO_NEW_CALLS, true, Set.of("wf.good"), 0, 1, Map.of()))
                .executor(spec -> new FakeExecutor.Left().stdout("8"));
        third.cache.putAll(first.cache);
        third.run("{}");

        assertThat(second.started).isEmpty();
        assertThat(second.records.values()).allMatch(record -> record.cached());
        assertThat(third.started).extracting("node").containsExactly("wf.good", "wf.later");
    }

    @Test
    void acceptsOtherExitCodesAndRefusesOutputOnStderr() {
        TestRun run = new TestRun("""
                        version 1.1
                        task a { command <<< >>> output { Int x = 1 } runtime { returnCodes: [0, 4] } }
                        task b { command <<< >>> runtime { failOnStderr: true } }
                        workflow wf { call a  call b { input: } }
                        """)
                .executor(spec -> spec.task().equals("a")
                        ? new FakeExecutor.Left().exit(4)
                        : new FakeExecutor.Left().stderr("warning"))
                .run("{}");

        assertThat(run.records.get("wf.a").state()).isEqualTo(NodeState.DONE);
        assertThat(run.failureCode()).isEqualTo("stderr_not_empty");
    }

    @Test
    void namesTheExpressionAndItsPlace() {
        TestRun run = new TestRun("""
                        version 1.1
                        workflow wf {
                          input { Int n }
                          Int bad = 1 + 10 / n
                        }
                        """).run("{\"wf.n\": 0}");

        assertThat(run.failure()).isEqualTo("Division by zero. (in the expression 10 / n) (main.wdl:4:20)");
        var failure = ((RunOutcome.Failed) run.outcome).failures().getFirst();
        assertThat(EngineTexts.sentence(failure, Locale.CHINESE)).contains("除数为零");
    }

    @Test
    void tellsWhatATaskMadeWhenAnOutputIsMissing() {
        TestRun run = new TestRun("""
                        version 1.1
                        task t { command <<< >>> output { File a = "a.txt"  Array[File] texts = glob("*.txt") } }
                        """)
                .executor(spec -> new FakeExecutor.Left().file("b.txt", ""))
                .run("{}");

        assertThat(run.failure()).contains("did not make the output a.txt").contains("b.txt");
    }

    @Test
    void namesAnInputFileThatIsNotThere() {
        TestRun run = new TestRun("version 1.1\ntask t { input { File f } command <<< cat ~{f} >>> }")
                .run("{\"t.f\": \"s3://ws-1/gone\"}");

        assertThat(run.failure()).contains("s3://ws-1/gone");
    }

    @Test
    void endsWithTheWordsOfWhoRefusedAFile() {
        TestRun run = new TestRun("""
                version 1.1
                workflow wf { input { Int n }  output { File f = write_lines(["a~{n}"]) } }
                """);
        run.refusal = "The workspace's storage is full.";
        run.run("{\"wf.n\": 1}");
        assertThat(run.failureCode()).isEqualTo("file_refused");
        assertThat(run.failure()).contains("The workspace's storage is full.").contains("write_lines");
    }

    /** The task service has tried what could be tried; another task would only multiply it. */
    @Test
    void spendsNoRetryOnAFaultOfThePlatform() {
        TestRun run = new TestRun("""
                version 1.1
                task t { command <<< >>> output { Int n = 1 } runtime { maxRetries: 3 } }
                workflow wf { call t }
                """)
                .options(new RunOptions(RunOptions.FailureMode.NO_NEW_CALLS, false, Set.of(), 0, 1, Map.of()));
        run.begin("{}");
        var lost = new TaskResult(
                TaskResult.State.SYSTEM_ERROR,
                null,
                TaskResult.Reason.SYSTEM,
                "The host is gone.",
                List.of(),
                Map.of());
        run.take(new RunEvent.TaskFinished("wf.t", 1, lost));
        assertThat(run.commands.stream().filter(Command.StartTask.class::isInstance))
                .hasSize(1);
        run.outcome = ((Command.FinishRun) run.commands.peekLast()).outcome();
        assertThat(run.failure()).contains("The host is gone.");
        assertThat(((RunOutcome.Failed) run.outcome).failures().getFirst().kind())
                .isEqualTo(Failure.Kind.PLATFORM);
    }
}
