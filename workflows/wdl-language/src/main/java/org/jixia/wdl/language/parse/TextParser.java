package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Command;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.parse.TextReader.Stop;

/** Strings and commands: text and placeholders. A fault in a placeholder does not end the string around it. */
final class TextParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    TextParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A string; the current token is its opening quote. */
    Expression.StringLiteral string() {
        Position position = cursor.position();
        char quote = cursor.current().text().charAt(0);
        List<StringPart> parts = new ArrayList<>();
        var text = new StringBuilder();
        Stop stop;
        while ((stop = cursor.texts().string(quote, true, text)) == Stop.PLACEHOLDER) {
            addText(parts, text);
            if (!placeholder(parts, quote)) {
                cursor.advance();
                return new Expression.StringLiteral(position, List.copyOf(parts));
            }
        }
        if (stop == Stop.OPEN) {
            cursor.faults().report(DiagnosticCode.UNCLOSED_STRING, position, String.valueOf(quote));
        }
        addText(parts, text);
        cursor.advance();
        return new Expression.StringLiteral(position, List.copyOf(parts));
    }

    /** A string without placeholders, as in imports and metadata. */
    String plainString() {
        Position position = cursor.position();
        char quote = cursor.current().text().charAt(0);
        var text = new StringBuilder();
        if (cursor.texts().string(quote, false, text) == Stop.OPEN) {
            cursor.faults().report(DiagnosticCode.UNCLOSED_STRING, position, String.valueOf(quote));
        }
        cursor.advance();
        return text.toString();
    }

    /** A command; the current token is its {@code {} or {@code <<<}. */
    Command command(Position position) {
        boolean heredoc = cursor.at(TokenKind.HEREDOC);
        Position start = cursor.position();
        List<StringPart> parts = new ArrayList<>();
        var text = new StringBuilder();
        Stop stop;
        while ((stop = cursor.texts().command(heredoc, text)) == Stop.PLACEHOLDER) {
            addText(parts, text);
            cursor.resetOperators();
            if (!placeholder(parts, Source.NOTHING)) {
                stop = Stop.CLOSED;
                break;
            }
        }
        if (stop == Stop.OPEN) {
            cursor.faults().report(DiagnosticCode.UNCLOSED_COMMAND, start, heredoc ? ">>>" : "}");
        }
        addText(parts, text);
        cursor.advance();
        boolean mixed = Dedent.mixesTabsAndSpaces(parts);
        if (mixed) {
            cursor.faults().report(DiagnosticCode.MIXED_INDENTATION, start);
        }
        return new Command(position, heredoc, mixed ? List.copyOf(parts) : Dedent.stripped(parts));
    }

    private static void addText(List<StringPart> parts, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new StringPart.Text(text.toString()));
            text.setLength(0);
        }
    }

    /** Reads a placeholder behind its opening brace; false when a fault in it has swallowed the end of the string. */
    private boolean placeholder(List<StringPart> parts, char quote) {
        cursor.advance();
        int braces = cursor.braces();
        try {
            cursor.enter();
            try {
                parts.add(contents());
            } finally {
                cursor.leave();
            }
            if (!cursor.at(TokenKind.RIGHT_BRACE)) {
                throw cursor.expected("`}`", "@after-placeholder");
            }
            return true;
        } catch (ParseFault fault) {
            return skipPlaceholder(braces, quote);
        }
    }

    private boolean skipPlaceholder(int braces, char quote) {
        int line = cursor.position().line();
        while (!cursor.at(TokenKind.END)) {
            if (cursor.at(TokenKind.RIGHT_BRACE) && cursor.braces() <= braces) {
                return true;
            }
            boolean stringEnds = quote != Source.NOTHING
                    && (cursor.position().line() > line
                            || cursor.at(TokenKind.QUOTE)
                                    && cursor.current().text().charAt(0) == quote);
            if (stringEnds) {
                return false;
            }
            if (quote == Source.NOTHING && cursor.at(TokenKind.GREATER) && cursor.looksAt(">>")) {
                cursor.skip(2);
                return false;
            }
            cursor.skipToken();
        }
        return false;
    }

    private StringPart.Placeholder contents() {
        Position position = cursor.position();
        Optional<Expression> separator = Optional.empty();
        Optional<Expression> whenTrue = Optional.empty();
        Optional<Expression> whenFalse = Optional.empty();
        Optional<Expression> whenNone = Optional.empty();
        while (cursor.at(TokenKind.IDENTIFIER) && cursor.assignmentFollows()) {
            Token option = cursor.take();
            cursor.take();
            Optional<Expression> value = Optional.of(expressions.option());
            switch (option.text()) {
                case "sep" -> separator = value;
                case "true" -> whenTrue = value;
                case "false" -> whenFalse = value;
                case "default" -> whenNone = value;
                default -> cursor.faults().report(DiagnosticCode.UNKNOWN_OPTION, option.position(), option.text());
            }
        }
        if (whenTrue.isPresent() != whenFalse.isPresent()) {
            cursor.faults().report(DiagnosticCode.OPTION_WITHOUT_PARTNER, position);
        }
        return new StringPart.Placeholder(position, expressions.expression(), separator, whenTrue, whenFalse, whenNone);
    }
}
