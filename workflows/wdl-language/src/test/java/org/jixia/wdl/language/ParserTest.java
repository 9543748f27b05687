package org.jixia.wdl.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixia.wdl.language.Wdl.check;
import static org.jixia.wdl.language.Wdl.codes;
import static org.jixia.wdl.language.Wdl.firstTask;
import static org.jixia.wdl.language.Wdl.task;
import static org.jixia.wdl.language.Wdl.valid;
import static org.jixia.wdl.language.Wdl.value;
import static org.jixia.wdl.language.Wdl.workflow;

import org.jixia.wdl.language.ast.Command;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.print.ExpressionPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "1 + 2 * 3=>(1 + (2 * 3))",
                "1 - 2 - 3=>((1 - 2) - 3)",
                "-2 * 3=>(-2 * 3)",
                "!b && b || b=>(((!b) && b) || b)",
                "1 < 2 == b=>((1 < 2) == b)",
                "if b then 1 else 2 + 3=>(if b then 1 else (2 + 3))",
                "[1, 2,][0]=>[1, 2][0]",
                "(1, 's').left=>(1, \"s\").left",
                "{'a': 1,}=>{\"a\": 1}",
                "object {a: 1, b: 'x',}=>object {a: 1, b: \"x\"}",
                "0x1F + 017=>(31 + 15)",
                "1e3 + .5 + 1.=>((1000.0 + 0.5) + 1.0)",
                "-9223372036854775808=>-9223372036854775808",
                "zip([1], ['a'])[0].right=>zip([1], [\"a\"])[0].right",
                "\"a~{i}b${s}\"=>\"a~{i}b~{s}\"",
                "\"~{if b then \"x\" else 'y'}\"=>\"~{(if b then \"x\" else \"y\")}\"",
            })
    void bindsAsTheSpecificationSays(String written, String meant) {
        CheckedBundle checked = check(workflow("1.1", "Object x = " + written + "\n" + Wdl.NAMES));
        assertThat(ExpressionPrinter.print(value(checked))).isEqualTo(meant);
    }

    @Test
    void resolvesEscapesAndKeepsUnknownOnesWithAWarning() {
        CheckedBundle checked = valid(workflow("1.0", "String x = \"a\\tb\\x41\\u00e9\\101\\\\\\$\\.bam$\""));
        assertThat(text(value(checked))).isEqualTo("a\tbA\u00e9A\\$\\.bam$");
        assertThat(codes(checked)).containsExactly("unknown-escape");
    }

    private static String text(Expression expression) {
        return ((StringPart.Text)
                        ((Expression.StringLiteral) expression).parts().getFirst())
                .text();
    }

    @Test
    void takesDollarBracesForPlaceholdersInStringsAndBracedCommandsOnly() {
        Command heredoc = firstTask(task("1.0", "String x = \"a\"\ncommand <<< echo ${x} ~{x} >>>"))
                .command();
        Command braced = firstTask(task("1.0", "String x = \"a\"\ncommand { echo ${x} ~{x} }"))
                .command();
        assertThat(ExpressionPrinter.print(heredoc.parts())).isEqualTo("\"echo \\${x} ~{x}\"");
        assertThat(ExpressionPrinter.print(braced.parts())).isEqualTo("\"echo ~{x} ~{x}\"");
    }

    @Test
    void endsABracedCommandAtItsFirstFreeBrace() {
        Command command = firstTask(task("1.0", "String x = \"a\"\ncommand { echo ~{if true then \"}\" else x} }"))
                .command();
        assertThat(ExpressionPrinter.print(command.parts())).contains("(if true then \"}\" else x)");
    }

    @Test
    void keepsWhatLooksLikeAnEndWhenItIsEscaped() {
        Command command =
                firstTask(task("1.1", "command <<< cat \\>>> file >>>")).command();
        assertThat(ExpressionPrinter.print(command.parts())).isEqualTo("\"cat >>> file\"");
    }

    @Test
    void stripsCommonIndentationOfTheSourceOnly() {
        String source = """
                version 1.1
                task t {
                  input { String x }
                  command <<<
                    first

                      ~{x}
                    # ~{x} last
                  >>>
                }
                """;
        Command command = firstTask(source).command();
        assertThat(ExpressionPrinter.print(command.parts())).isEqualTo("\"first\\n\\n  ~{x}\\n# ~{x} last\\n\"");
    }

    @Test
    void countsALineThatBeginsWithAPlaceholder() {
        Command command = firstTask(task("1.1", "input { String x }\ncommand <<<\n    a\n  ~{x}\n>>>"))
                .command();
        assertThat(ExpressionPrinter.print(command.parts())).isEqualTo("\"  a\\n~{x}\\n\"");
    }

    @Test
    void leavesMixedTabsAndSpacesAndSaysSo() {
        String source = task("1.1", "command <<<\n\t\ta\n    b\n>>>");
        assertThat(codes(source)).containsExactly("mixed-indentation");
        assertThat(ExpressionPrinter.print(firstTask(source).command().parts())).contains("\\t\\ta\\n    b");
    }

    @Test
    void readsLineEndsOfOtherSystemsAndAByteOrderMark() {
        Command command = firstTask("\uFEFFversion 1.1\r\ntask t {\r\n command <<<\r\n  a\r\n  b\r\n >>>\r\n}\r\n")
                .command();
        assertThat(ExpressionPrinter.print(command.parts())).isEqualTo("\"a\\nb\\n\"");
    }

    @Test
    void readsPlaceholderOptions() {
        Command command = firstTask(task(
                        "1.0",
                        "input { Array[String] a\n Boolean b\n String? c }\n"
                                + "command <<< ~{sep=', ' a} ~{true=\"y\" false='n' b} ~{default=\"d\" c} >>>"))
                .command();
        assertThat(ExpressionPrinter.print(command.parts()))
                .isEqualTo("\"~{sep=\", \" a} ~{true=\"y\" false=\"n\" b} ~{default=\"d\" c}\"");
    }

    @Test
    void allowsWordsThatAreNotReservedAndCallsWithoutBody() {
        valid("""
                version 1.1
                task t {
                  input { String version = "1" String left = "l" }
                  command <<< >>>
                  output { String right = left }
                }
                workflow w { call t call t as u {} call t as v after u { input: version = t.right, } }
                """);
    }

    @Test
    void readsMetadataWithoutTakingItForExpressions() {
        var task = firstTask(task("1.1", "meta { a: \"~{x}\" b: [1, -2.5, true, null], c: { d: 'e' } }\ncommand {}"));
        assertThat(task.meta().keySet()).containsExactly("a", "b", "c");
        assertThat(task.meta().get("a").toString()).contains("~{x}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft-2", "1.2", "1.3", "development", "2.0"})
    void refusesOtherVersionsAndNothingElse(String version) {
        assertThat(codes("version " + version + "\nworkflow w { nonsense }")).containsExactly("version-not-supported");
    }

    @Test
    void refusesDraft2WithAWayOut() {
        CheckedBundle checked = check("task t { command { echo } }");
        assertThat(codes(checked)).containsExactly("version-missing");
        assertThat(checked.main()).isEmpty();
        assertThat(checked.valid()).isFalse();
    }

    @Test
    void tellsAllFaultsWithLineAndColumn() {
        CheckedBundle checked = check("""
                version 1.1
                task a {
                  input {
                    Int 3x
                    String ok
                  }
                  command <<< ~{ok + } ~{ok} >>>
                }
                workflow w {
                  Strin y = "a
                  Int z = nothing
                }
                """);
        assertThat(checked.errors())
                .extracting(d -> d.line() + ":" + d.column() + " " + d.code().code())
                .containsExactly(
                        "4:9 wdl.expected",
                        "7:22 wdl.expected",
                        "10:3 wdl.unknown-type",
                        "10:13 wdl.unclosed-string",
                        "11:11 wdl.unknown-name");
    }

    @Test
    void noticesAMissingBraceAtTheNextTask() {
        CheckedBundle checked = check("""
                version 1.1
                task a {
                  input { Int x
                  command <<< ~{x} >>>
                }
                task b {
                  command <<< ~{missing} >>>
                }
                """);
        assertThat(codes(checked)).contains("unclosed-body", "unknown-name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "call-without-input-word|version 1.1 task t { input { Int a } command {} } workflow w { call t { a = 1 } }",
                "after-too-new|version 1.0 task t { command {} } workflow w { call t call t as u after t }",
                "short-call-input-too-new|version 1.0 task t { input { Int a } command {} } workflow w { Int a = 1 call t { input: a } }",
                "struct-literal-too-new|version 1.0 struct S { Int a } workflow w { S s = S { a: 1 } }",
                "section-too-new|version 1.1 task t { command {} requirements { cpu: 1 } }",
                "section-not-in-workflow|version 1.1 workflow w { runtime { cpu: 1 } }",
                "duplicate-section|version 1.1 task t { input { Int a } input { Int b } command {} }",
                "missing-command|version 1.1 task t { }",
                "else-in-workflow|version 1.1 workflow w { if (true) { } else { } }",
                "second-workflow|version 1.1 workflow w { } workflow v { }",
                "keyword-as-name|version 1.1 workflow w { Int input = 1 }",
                "double-optional|version 1.1 workflow w { Int?? x = 1 }",
                "bad-number|version 1.1 workflow w { Int x = 9223372036854775808 }",
                "option-without-partner|version 1.1 workflow w { String x = '~{true=\"a\" true}' }",
                "unknown-option|version 1.1 workflow w { String x = '~{prefix=\"a\" true}' }",
                "struct-member-default|version 1.1 struct S { Int a = 1 }",
                "unclosed-command|version 1.1 task t { command <<< abc",
                "import-needs-name|version 1.1 import \"a-b.wdl\"",
                "version-twice|version 1.1 version 1.1",
            })
    void namesTheFault(String code, String text) {
        assertThat(codes(text.replace("version 1.1 ", "version 1.1\n").replace("version 1.0 ", "version 1.0\n")))
                .contains(code);
    }
}
