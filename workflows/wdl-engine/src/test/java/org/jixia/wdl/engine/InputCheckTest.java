package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jixia.wdl.engine.plan.InputCheck;
import org.jixia.wdl.engine.plan.InputFault;
import org.jixia.wdl.engine.plan.RunInputs;
import org.junit.jupiter.api.Test;

/** Inputs JSON: all faults at once, and what is let pass. */
class InputCheckTest {
    private static final TestRun RUN = new TestRun("""
            version 1.1
            struct Sample { String name  File? bam  Int depth }
            task t { input { Int n  Int threads = 2 } command <<< >>> }
            workflow wf {
              input { Int n  Float? f  Boolean b = true  Sample s  Map[Int, String] m = {}  Array[String]+ names = ["x"] }
              call t { input: n = n }
            }
            """);

    private static InputCheck check(String json) {
        return InputCheck.of(RUN.plan, TestRun.tree(json));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        InputCheck check = check("""
                {"wf.n": "many", "wf.s": {"name": 1, "bam": null}, "wf.m": {"x": "y"}, "wf.names": [], "wf.nmaes": 1,
                 "wf.f": null, "# note": 1}
                """);

        assertThat(check.faults())
                .extracting(InputFault::code, InputFault::where)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("not_a_number", "wf.n"),
                        org.assertj.core.groups.Tuple.tuple("input_unfit", "wf.s.name"),
                        org.assertj.core.groups.Tuple.tuple("member_missing", "wf.s"),
                        org.assertj.core.groups.Tuple.tuple("not_a_number", "wf.m.x"),
                        org.assertj.core.groups.Tuple.tuple("empty_array", "wf.names"),
                        org.assertj.core.groups.Tuple.tuple("input_unknown_near", "wf.nmaes"));
        assertThat(check.faults())
                .allSatisfy(fault ->
                        assertThat(EngineTexts.sentence(fault, Locale.CHINESE)).isNotBlank());
    }

    @Test
    void saysWhereTheWorkflowSetsWhatALaunchWouldSet() {
        var fault = check("{\"wf.n\": 1, \"wf.s\": {\"name\": \"a\", \"depth\": 1}, \"wf.t.n\": 2}")
                .faults()
                .getFirst();

        assertThat(EngineTexts.sentence(fault, Locale.ENGLISH))
                .isEqualTo("The workflow sets wf.t.n itself, at main.wdl:6:19. Remove it from the inputs.");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(check("{}").faults()).extracting(InputFault::where).containsExactly("wf.n", "wf.s");
        assertThat(check("[]").faults()).extracting(InputFault::code).containsExactly("inputs_not_object");
    }

    @Test
    void acceptsBareNamesNumbersAsTextAndNestedInputs() {
        InputCheck check = check("""
                {"n": "3", "b": null, "wf.s": {"name": "a", "depth": 1, "more": 0}, "wf.t.threads": 4,
                 "wf.t.runtime.memory": "1 GB", "_comment": {}}
                """);

        assertThat(check.faults()).isEmpty();
        assertThat(check.warnings())
                .extracting(InputFault::code)
                .containsExactlyInAnyOrder("input_text_number", "input_null_default", "member_ignored");
        assertThat(RunInputs.fromJson(RUN.plan, check.inputs().toJson())).isEqualTo(check.inputs());
    }

    @Test
    void doesNotBelieveWhatAPersonSaysAboutADigest() {
        InputCheck check = check("""
                {"wf.n": 1, "wf.s": {"name": "a", "depth": 1, "bam": {"$file": "s3://x/y", "size": 1, "sha256": "00"}}}
                """);

        assertThat(check.faults()).extracting(InputFault::code).containsExactly("input_unfit");
    }
}
