package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.MetaValue;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.ast.Workflow;
import org.jixia.wdl.language.ast.WorkflowElement;

/** Reads one workflow and is then thrown away. */
final class WorkflowParser {
    private final TokenCursor cursor;
    private final WdlVersion version;
    private final ExpressionParser expressions;
    private final DeclarationParser declarations;
    private final Set<String> sections = new HashSet<>();
    private final List<Declaration> inputs = new ArrayList<>();
    private final List<Declaration> outputs = new ArrayList<>();
    private Map<String, MetaValue> meta = Map.of();
    private Map<String, MetaValue> parameterMeta = Map.of();

    WorkflowParser(
            TokenCursor cursor, WdlVersion version, ExpressionParser expressions, DeclarationParser declarations) {
        this.cursor = cursor;
        this.version = version;
        this.expressions = expressions;
        this.declarations = declarations;
    }

    Workflow workflow() {
        cursor.take();
        Token name = declarations.name("@workflow-name");
        cursor.expect(TokenKind.LEFT_BRACE, "@after-workflow-name");
        List<WorkflowElement> body = new ArrayList<>();
        declarations.body(() -> element(body));
        return new Workflow(
                name.position(),
                name.text(),
                List.copyOf(inputs),
                List.copyOf(body),
                sections.contains("output"),
                List.copyOf(outputs),
                meta,
                parameterMeta);
    }

    private void element(List<WorkflowElement> body) {
        switch (cursor.current().text()) {
            case "input" -> {
                section();
                inputs.addAll(declarations.section("@after-section"));
            }
            case "output" -> {
                section();
                outputs.addAll(declarations.section("@after-section"));
            }
            case "meta" -> {
                section();
                meta = new MetaParser(cursor, expressions.texts()).section();
            }
            case "parameter_meta" -> {
                section();
                parameterMeta = new MetaParser(cursor, expressions.texts()).section();
            }
            case "runtime", "command", "hints", "requirements" ->
                throw cursor.fault(
                        DiagnosticCode.SECTION_NOT_IN_WORKFLOW,
                        cursor.position(),
                        cursor.current().text());
            default -> statement(body);
        }
    }

    private void section() {
        Token keyword = cursor.take();
        if (!sections.add(keyword.text())) {
            cursor.faults().report(DiagnosticCode.DUPLICATE_SECTION, keyword.position(), keyword.text());
        }
    }

    private void statement(List<WorkflowElement> body) {
        switch (cursor.current().text()) {
            case "call" -> body.add(call());
            case "scatter" -> body.add(scatter());
            case "if" -> body.add(conditional());
            default -> body.add(declarations.declaration());
        }
    }

    private List<WorkflowElement> inner(String after) {
        cursor.enter();
        try {
            cursor.expect(TokenKind.LEFT_BRACE, after);
            List<WorkflowElement> body = new ArrayList<>();
            declarations.body(() -> statement(body));
            return List.copyOf(body);
        } finally {
            cursor.leave();
        }
    }

    private Scatter scatter() {
        Position position = cursor.take().position();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "@after-scatter");
        Token variable = declarations.name("@scatter-variable");
        if (!cursor.takeIfWord("in")) {
            throw cursor.expected("`in`", "@after-scatter-variable");
        }
        Expression collection = expressions.whole();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, "@after-scatter-collection");
        return new Scatter(position, variable.text(), collection, inner("@after-scatter-head"));
    }

    private Conditional conditional() {
        Position position = cursor.take().position();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "@after-if");
        Expression condition = expressions.whole();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, "@after-if-condition");
        List<WorkflowElement> body = inner("@after-if-head");
        if (cursor.atWord("else")) {
            throw cursor.fault(DiagnosticCode.ELSE_IN_WORKFLOW, cursor.position());
        }
        return new Conditional(position, condition, body);
    }

    private Call call() {
        cursor.take();
        Token first = cursor.expect(TokenKind.IDENTIFIER, "@call-target");
        List<String> target = new ArrayList<>(List.of(first.text()));
        while (cursor.takeIf(TokenKind.DOT)) {
            target.add(cursor.expect(TokenKind.IDENTIFIER, "@after-dot").text());
        }
        Optional<String> alias = Optional.empty();
        if (cursor.takeIfWord("as")) {
            alias = Optional.of(declarations.name("@after-as").text());
        }
        List<String> after = after();
        List<CallInput> inputs = cursor.at(TokenKind.LEFT_BRACE) ? callInputs() : List.of();
        return new Call(first.position(), List.copyOf(target), alias, after, inputs);
    }

    private List<String> after() {
        List<String> after = new ArrayList<>();
        while (cursor.atWord("after")) {
            Token keyword = cursor.take();
            if (!version.atLeast(WdlVersion.V1_1)) {
                cursor.faults().report(DiagnosticCode.AFTER_TOO_NEW, keyword.position());
            }
            after.add(cursor.expect(TokenKind.IDENTIFIER, "@after-after").text());
        }
        return List.copyOf(after);
    }

    private List<CallInput> callInputs() {
        cursor.take();
        List<CallInput> inputs = new ArrayList<>();
        if (cursor.takeIfWord("input")) {
            cursor.expect(TokenKind.COLON, "@after-call-input");
        } else if (cursor.at(TokenKind.IDENTIFIER)) {
            cursor.faults().report(DiagnosticCode.CALL_WITHOUT_INPUT_WORD, cursor.position());
        }
        while (!cursor.at(TokenKind.RIGHT_BRACE)) {
            inputs.add(callInput());
            if (!cursor.takeIf(TokenKind.COMMA) && !cursor.at(TokenKind.RIGHT_BRACE)) {
                throw cursor.expected("`,` / `}`", "@between-call-inputs");
            }
        }
        cursor.take();
        return List.copyOf(inputs);
    }

    private CallInput callInput() {
        Token name = cursor.expect(TokenKind.IDENTIFIER, "@call-input-name");
        if (cursor.takeIf(TokenKind.ASSIGN)) {
            return new CallInput(name.position(), name.text(), expressions.whole());
        }
        if (!version.atLeast(WdlVersion.V1_1)) {
            cursor.faults().report(DiagnosticCode.SHORT_CALL_INPUT_TOO_NEW, name.position(), name.text());
        }
        return new CallInput(name.position(), name.text(), new Expression.Name(name.position(), name.text()));
    }
}
