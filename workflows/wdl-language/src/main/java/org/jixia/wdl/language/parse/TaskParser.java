package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Command;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.MetaValue;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.RuntimeEntry;
import org.jixia.wdl.language.ast.Task;

/** Reads one task and is then thrown away. */
final class TaskParser {
    private static final Set<String> LATER_SECTIONS = Set.of("requirements", "hints");

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final DeclarationParser declarations;
    private final Set<String> sections = new HashSet<>();
    private final List<Declaration> inputs = new ArrayList<>();
    private final List<Declaration> bound = new ArrayList<>();
    private final List<Declaration> outputs = new ArrayList<>();
    private final List<RuntimeEntry> runtime = new ArrayList<>();
    private Map<String, MetaValue> meta = Map.of();
    private Map<String, MetaValue> parameterMeta = Map.of();
    private Command command;

    TaskParser(TokenCursor cursor, ExpressionParser expressions, DeclarationParser declarations) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.declarations = declarations;
    }

    Task task() {
        cursor.take();
        Token name = declarations.name("@task-name");
        cursor.expect(TokenKind.LEFT_BRACE, "@after-task-name");
        declarations.body(this::element);
        if (command == null && !cursor.faults().anyError()) {
            cursor.faults().report(DiagnosticCode.MISSING_COMMAND, name.position(), name.text());
        }
        if (command == null) {
            command = new Command(name.position(), true, List.of());
        }
        return new Task(
                name.position(),
                name.text(),
                List.copyOf(inputs),
                List.copyOf(bound),
                command,
                List.copyOf(outputs),
                List.copyOf(runtime),
                meta,
                parameterMeta);
    }

    private void element() {
        Token token = cursor.current();
        switch (token.text()) {
            case "input" -> {
                section();
                inputs.addAll(declarations.section("@after-section"));
            }
            case "output" -> {
                section();
                outputs.addAll(declarations.section("@after-section"));
            }
            case "runtime" -> {
                section();
                runtime();
            }
            case "meta" -> {
                section();
                meta = new MetaParser(cursor, expressions.texts()).section();
            }
            case "parameter_meta" -> {
                section();
                parameterMeta = new MetaParser(cursor, expressions.texts()).section();
            }
            case "command" -> command();
            default -> declaration(token);
        }
    }

    private void declaration(Token token) {
        if (LATER_SECTIONS.contains(token.text())) {
            throw cursor.fault(DiagnosticCode.SECTION_TOO_NEW, token.position(), token.text());
        }
        bound.add(declarations.declaration());
    }

    private void section() {
        Token keyword = cursor.take();
        if (!sections.add(keyword.text())) {
            cursor.faults().report(DiagnosticCode.DUPLICATE_SECTION, keyword.position(), keyword.text());
        }
    }

    private void command() {
        Position position = cursor.position();
        section();
        if (!cursor.at(TokenKind.HEREDOC) && !cursor.at(TokenKind.LEFT_BRACE)) {
            throw cursor.expected("`<<<` / `{`", "@after-command");
        }
        command = expressions.texts().command(position);
    }

    private void runtime() {
        cursor.expect(TokenKind.LEFT_BRACE, "@after-section");
        declarations.body(() -> {
            Token key = cursor.expect(TokenKind.IDENTIFIER, "@runtime-key");
            cursor.expect(TokenKind.COLON, "@after-runtime-key");
            runtime.add(new RuntimeEntry(key.position(), key.text(), expressions.whole()));
            cursor.takeIf(TokenKind.COMMA);
        });
    }
}
