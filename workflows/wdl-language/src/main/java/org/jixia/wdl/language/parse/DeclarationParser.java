package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.TypeExpression;

/** Types, declarations and the sections that consist of declarations. */
final class DeclarationParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    DeclarationParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Declaration declaration() {
        TypeExpression type = type();
        Token name = name("@declaration-name");
        Optional<Expression> value = Optional.empty();
        if (cursor.takeIf(TokenKind.ASSIGN)) {
            value = Optional.of(expressions.whole());
        }
        return new Declaration(name.position(), type, name.text(), value);
    }

    /** A name of the author's choice: a word that is not reserved. */
    Token name(String what) {
        Token token = cursor.expect(TokenKind.IDENTIFIER, what);
        if (Keywords.isKeyword(token.text())) {
            cursor.faults().report(DiagnosticCode.KEYWORD_AS_NAME, token.position(), token.text());
        }
        return token;
    }

    TypeExpression type() {
        cursor.enter();
        try {
            Token name = cursor.expect(TokenKind.IDENTIFIER, "@type");
            List<TypeExpression> parameters = new ArrayList<>();
            if (cursor.takeIf(TokenKind.LEFT_BRACKET)) {
                do {
                    parameters.add(type());
                } while (cursor.takeIf(TokenKind.COMMA));
                cursor.expect(TokenKind.RIGHT_BRACKET, "@after-type-parameters");
            }
            boolean nonEmpty = cursor.takeIf(TokenKind.PLUS);
            boolean optional = cursor.takeIf(TokenKind.QUESTION);
            if (cursor.at(TokenKind.QUESTION)) {
                throw cursor.fault(DiagnosticCode.DOUBLE_OPTIONAL, cursor.position());
            }
            return new TypeExpression(name.position(), name.text(), List.copyOf(parameters), nonEmpty, optional);
        } finally {
            cursor.leave();
        }
    }

    /** {@code { declarations }}; the current token is the opening brace. */
    List<Declaration> section(String after) {
        cursor.expect(TokenKind.LEFT_BRACE, after);
        List<Declaration> declarations = new ArrayList<>();
        body(() -> declarations.add(declaration()));
        return List.copyOf(declarations);
    }

    /**
     * Reads elements up to the closing brace of a body that is open. A fault in one is reported and reading goes on
     * with the next; a task or workflow at the left edge of its line shows that the brace is missing.
     */
    void body(Runnable element) {
        int braces = cursor.braces();
        Position start = cursor.position();
        while (!cursor.at(TokenKind.RIGHT_BRACE)) {
            if (cursor.at(TokenKind.END) || cursor.startsDocumentPart()) {
                cursor.faults().report(DiagnosticCode.UNCLOSED_BODY, start, TokenCursor.shown(cursor.current()));
                return;
            }
            Token first = cursor.current();
            try {
                element.run();
            } catch (ParseFault fault) {
                if (cursor.current() == first) {
                    cursor.skipToken();
                }
                cursor.skipToElement(braces, first.position().line());
                if (cursor.braces() < braces) {
                    return;
                }
            }
        }
        cursor.take();
    }
}
