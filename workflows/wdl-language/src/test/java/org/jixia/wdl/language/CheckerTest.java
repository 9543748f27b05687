package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.wdl.language.Wdl.check;
import static org.jixia.wdl.language.Wdl.codes;
import static org.jixia.wdl.language.Wdl.valid;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.print.TaskPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {
    private static final String TASK =
            "task t { input { Int a Int? b Int c = 1 } command <<< >>> output { Int o = a File? p = \"x\" } }\n";

    private static List<String> inWorkflow(String body) {
        return codes("version 1.1\n" + TASK + "workflow w {\n" + body + "\n}\n");
    }

    private static String seen(String body, String value) {
        CheckedBundle checked =
                check("version 1.1\n" + TASK + "workflow w {\n" + body + "\noutput { Object x = " + value + " }\n}\n");
        CheckedDocument document = checked.main().orElseThrow();
        Declaration declaration =
                document.workflow().orElseThrow().workflow().outputs().getFirst();
        return document.typeOf(declaration.value().orElseThrow()).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "call t { input: a = 1 } => t.o => Int",
                "call t { input: a = 1 } => t.p => File?",
                "scatter (i in [1]) { call t { input: a = i } } => t.o => Array[Int]",
                "scatter (i in [1]) { call t { input: a = i } } => t.p => Array[File?]",
                "if (true) { call t { input: a = 1 } } => t.o => Int?",
                "if (true) { call t { input: a = 1 } } => t.p => File?",
                "if (true) { scatter (i in [1]) { Int y = i } } => y => Array[Int]?",
                "scatter (i in [1]) { if (true) { Int y = i } } => y => Array[Int?]",
                "if (true) { if (true) { Int y = 1 } } => y => Int?",
                "scatter (i in [1]) { scatter (j in [2]) { Int y = i } } => y => Array[Array[Int]]",
            })
    void liftsTypesOutOfScattersAndConditionals(String body, String value, String type) {
        assertThat(seen(body, value)).isEqualTo(type);
    }

    @Test
    void seesSiblingsInTheSameScopeUnlifted() {
        assertThat(inWorkflow("scatter (i in [1]) { call t { input: a = i } Int y = t.o + z Int z = i }"))
                .isEmpty();
    }

    @Test
    void readsNamesBeforeTheyAreDefined() {
        assertThat(inWorkflow("Int y = t.o call t { input: a = z } Int z = 1")).isEmpty();
        assertThat(inWorkflow("input { Int d = t.o } call t { input: a = 1 }")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "Int x = y Int y = x => cycle",
                "call t { input: a = t.o } => cycle",
                "call t after u { input: a = 1 } call t as u { input: a = t.o } => cycle",
                "Int x = 1 Int x = 2 => duplicate-name",
                "call t { input: a = 1 } call t { input: a = 2 } => duplicate-name",
                "scatter (i in [1]) { Int x = i } Int x = 1 => duplicate-name",
                "Int i = 1 scatter (i in [1]) { } => duplicate-name",
                "Int x => unbound-declaration",
                "output { Int x } => output-without-value",
                "call u => unknown-callee",
                "call n.t => unknown-namespace",
                "call w => recursive-call",
                "call t { input: aa = 1, a = 1 } => unknown-call-input",
                "call t { input: a = 1, a = 2 } => duplicate-call-input",
                "call t { input: a = [1] } => type-mismatch",
                "call t { input: b = 1 } => required-call-input",
                "call t after x { input: a = 1 } => unknown-after",
                "call t { input: a = 1 } Int x = t => call-as-value",
                "call t { input: a = 1 } Int x = t.q => unknown-output",
                "scatter (i in 3) { } => scatter-type",
                "scatter (i in {'a': 1}) { } => scatter-type",
                "if (1) { } => condition-type",
                "Strin x = 'a' => unknown-type",
                "Array[Int, Int] x = [1] => type-parameters",
                "Int[String] x = 1 => type-parameters",
                "Int+ x = 1 => non-empty-only-array",
                "Map[Array[Int], Int] x = {} => map-key-type",
                "Directory x = 'a' => type-too-new",
            })
    void refusesInWorkflows(String body, String code) {
        assertThat(inWorkflow(body)).contains(code);
    }

    @Test
    void letsACallLeaveInputsOpenInSilenceWhereNestedInputsAreAllowed() {
        assertThat(inWorkflow("meta { allowNestedInputs: true } call t")).isEmpty();
        assertThat(codes("version 1.0\n" + TASK + "workflow w { call t }")).isEmpty();
    }

    @Test
    void handsOptionalsOnToInputsWithDefaults() {
        assertThat(inWorkflow("input { Int? m } call t { input: a = 1, c = m }"))
                .isEmpty();
        assertThat(inWorkflow("input { Int? m } call t { input: a = m }")).containsExactly("optional-to-required");
    }

    @Test
    void keepsOutputsAwayFromTheCommand() {
        assertThat(codes("version 1.1\ntask t { command <<< ~{o} >>> output { Int o = 1 Int p = o } }"))
                .containsExactly("output-not-readable");
    }

    @Test
    void prefersTheTaskToAWorkflowOfTheSameName() {
        CheckedBundle checked = check("version 1.1\ntask w { command <<< >>> }\nworkflow w { call w }");
        assertThat(codes(checked)).containsExactly("workflow-named-like-task");
        assertThat(checked.entry().orElseThrow().isTask()).isFalse();
    }

    @Test
    void checksStructsMemberByMember() {
        String structs = "version 1.1\nstruct A { Int n String? s }\nstruct B { A a Array[A] more }\nworkflow w {\n";
        assertThat(
                        codes(
                                structs
                                        + "A x = A { n: 1 } B y = B { a: object { n: 2 }, more: [{\"n\": 1, \"s\": \"x\"}] } Int z = y.more[0].n }"))
                .isEmpty();
        assertThat(codes(structs + "A x = A { s: 'a' } }")).containsExactly("missing-member");
        assertThat(codes(structs + "A x = A { n: 1, m: 2 } }")).containsExactly("unknown-member");
        assertThat(codes(structs + "A x = object { n: [1] } }")).containsExactly("type-mismatch");
        assertThat(codes(structs + "Int z = y.n B y = object { a: x, more: [] } A x = {'n': 1} }"))
                .containsExactly("unknown-member");
        assertThat(codes("version 1.1\nstruct A { B b }\nstruct B { Array[A] a }"))
                .contains("recursive-struct");
        assertThat(codes("version 1.1\nworkflow w { Object x = Q { a: 1 } }")).containsExactly("unknown-struct");
    }

    @Test
    void resolvesImportsWithinTheBundle() {
        CheckedBundle checked = check(Map.of(
                "main.wdl",
                        "version 1.1\nimport \"lib/deep/b.wdl\" alias S as T\nworkflow w { call b.t T x = T { n: 1 } }",
                "lib/deep/b.wdl",
                        "version 1.1\nimport \"../a.wdl\" as other\nimport \"../../c.wdl?x=1\"\n"
                                + "struct S { Int n }\ntask t { command <<< >>> }",
                "lib/a.wdl", "version 1.0\nstruct U { Int n }\n",
                "c.wdl?x=1", "version 1.1\nstruct U { Int n }\n",
                "unused.wdl", "no wdl at all"));
        assertThat(codes(checked)).containsExactly("import-version-differs");
        assertThat(checked.documents()).containsKeys("main.wdl", "lib/deep/b.wdl", "lib/a.wdl");
        assertThat(checked.main().orElseThrow().structs()).containsOnlyKeys("T", "U");
    }

    @Test
    void resolvesAddressesAmongThemselves() {
        CheckedBundle checked = check(Map.of(
                "main.wdl", "version 1.1\nimport \"https://example.org/x/a.wdl\"\nworkflow w { call a.t }",
                "https://example.org/x/a.wdl", "version 1.1\nimport \"../b.wdl\"\ntask t { command <<< >>> }",
                "https://example.org/b.wdl", "version 1.1\n"));
        assertThat(checked.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "import '../a.wdl' => import-outside",
                "import 'x/../../a.wdl' => import-outside",
                "import 'file:///etc/passwd' as p => import-file-address",
                "import 'main.wdl' as p => import-cycle",
                "import 'loop.wdl' => import-cycle",
                "import 'missing.wdl' => import-not-found",
                "import 'lib.wdl' as x import 'lib.wdl' as x => duplicate-namespace",
                "import 'lib.wdl' alias Q as R => unknown-struct-alias",
                "import 'lib.wdl' struct S { Int other } => struct-conflict",
            })
    void refusesImports(String statement, String code) {
        CheckedBundle checked = check(Map.of(
                "main.wdl", "version 1.1\n" + statement + "\nworkflow w { }",
                "loop.wdl", "version 1.1\nimport 'main.wdl' as back",
                "lib.wdl", "version 1.1\nstruct S { Int n }"));
        assertThat(codes(checked)).contains(code);
    }

    @Test
    void proposesTheFileOfThatNameElsewhere() {
        CheckedBundle checked = check(Map.of(
                "main.wdl",
                "version 1.1\nimport 'tasks.wdl'\nworkflow w { call tasks.t }",
                "lib/tasks.wdl",
                "version 1.1\n"));
        assertThat(checked.errors()).hasSize(1);
        assertThat(checked.errors().getFirst().message(Locale.ENGLISH)).contains("Did you mean `lib/tasks.wdl`?");
    }

    @Test
    void missesTheMainDocument() {
        assertThat(codes(WdlCompiler.check(new Bundle("a.wdl", Map.of("b.wdl", "version 1.1")))))
                .containsExactly("main-missing");
    }

    @Test
    void listsInputsOfTheRunAndThoseThatCallsLeaveOpen() {
        CheckedBundle checked = check(Map.of(
                "main.wdl",
                "version 1.0\nimport 'sub.wdl'\nworkflow w {\n input { Int n String? s }\n parameter_meta { n: { help: 'how many' } }\n"
                        + " call sub.v as first { input: k = n }\n scatter (i in [1]) { call sub.v } }",
                "sub.wdl",
                "version 1.0\n" + TASK
                        + "workflow v { input { Int k } call t { input: a = k } output { Int r = t.o } }"));
        assertThat(checked.errors()).isEmpty();
        List<InputParameter> inputs = Interfaces.inputs(checked.entry().orElseThrow());
        assertThat(inputs)
                .extracting(InputParameter::name)
                .containsExactly("w.n", "w.s", "w.first.t.b", "w.first.t.c", "w.v.k", "w.v.t.b", "w.v.t.c");
        assertThat(inputs)
                .extracting(InputParameter::optional)
                .containsExactly(false, true, true, true, false, true, true);
        assertThat(inputs.getFirst().description()).contains("how many");
        assertThat(Interfaces.outputs(checked.entry().orElseThrow()))
                .extracting(output -> output.name() + " " + output.type())
                .containsExactly("w.first.r Int", "w.v.r Array[Int]");
    }

    @Test
    void gives1_1WithoutOutputsSectionNoOutputs() {
        CheckedBundle checked = valid("version 1.1\n" + TASK + "workflow w { call t { input: a = 1 } }");
        assertThat(Interfaces.outputs(checked.entry().orElseThrow())).isEmpty();
    }

    @Test
    void startsTheOnlyTaskWhereThereIsNoWorkflow() {
        assertThat(valid("version 1.1\n" + TASK).entry().orElseThrow().name()).isEqualTo("t");
        CheckedBundle two = valid("version 1.1\n" + TASK + "task u { command <<< >>> }");
        assertThat(two.entry()).isEmpty();
        assertThat(two.entry("u").orElseThrow().isTask()).isTrue();
    }

    @Test
    void notesWhatANameRefersTo() {
        CheckedBundle checked = valid("version 1.1\nworkflow w { scatter (i in [1]) { Int x = i } }");
        CheckedDocument document = checked.main().orElseThrow();
        var scatter = (org.jixia.wdl.language.ast.Scatter)
                document.workflow().orElseThrow().workflow().body().getFirst();
        var name = (Expression.Name)
                ((Declaration) scatter.body().getFirst()).value().orElseThrow();
        Symbol symbol = document.symbolOf(name).orElseThrow();
        assertThat(symbol.kind()).isEqualTo(Symbol.Kind.SCATTER_VARIABLE);
        assertThat(symbol.definition()).isSameAs(scatter);
        assertThat(symbol.type().toString()).isEqualTo("Int");
    }

    @Test
    void printsATaskWithoutWhatDoesNotMatter() {
        String plain = print("task t { input { Int a } command <<< echo ~{a+1} >>> runtime { cpu: 1 } }");
        assertThat(
                        print(
                                "# note\ntask other {\n input { Int a }\n meta { x: 1 } command <<<\n  echo ~{ a + 1 }\n>>>\n}"))
                .isNotEqualTo(plain);
        assertThat(print("task other {\n\n input { Int a } # x\n meta { x: 1 }\n command <<< echo ~{ a + (1) } >>>\n}"))
                .isEqualTo(plain);
        assertThat(print("task t { input { Float a } command <<< echo ~{a+1} >>> }"))
                .isNotEqualTo(plain);
        assertThat(print("task t { input { Int a } command <<< echo ~{a+2} >>> }"))
                .isNotEqualTo(plain);
        String struct = "task t { input { S a } command <<< >>> }\n";
        assertThat(print(struct + "struct S { Int n }")).isNotEqualTo(print(struct + "struct S { Float n }"));
    }

    private static String print(String text) {
        CheckedDocument document = valid("version 1.1\n" + text).main().orElseThrow();
        return TaskPrinter.print(document, document.syntax().tasks().getFirst());
    }

    @Test
    void warnsOfGroupsInAReplacement() {
        assertThat(inWorkflow("String s = sub(\"ab\", \"(a)\", \"$1x\")")).containsExactly("replacement-group");
        assertThat(inWorkflow("String s = sub(\"ab\", \"(a)\", \"x$\")")).isEmpty();
    }
}
