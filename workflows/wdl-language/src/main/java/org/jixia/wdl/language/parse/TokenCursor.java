package org.jixia.wdl.language.parse;

import java.util.Set;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Faults;
import org.jixia.wdl.language.Limits;
import org.jixia.wdl.language.ast.Position;

/** The current token of a document, what may follow it, and how to find firm ground again after a fault. */
final class TokenCursor {
    /** Checker and evaluator go down a chain by recursion; a small stack must do for it. */
    private static final int OPERATORS_IN_ONE_EXPRESSION = 300;

    private static final Set<String> ELEMENT_STARTS = Set.of(
            "input",
            "output",
            "runtime",
            "meta",
            "parameter_meta",
            "command",
            "call",
            "scatter",
            "if",
            "task",
            "workflow",
            "struct",
            "import");
    private static final Set<String> DOCUMENT_STARTS = Set.of("task", "workflow", "struct", "import");

    private final Source source;
    private final Lexer lexer;
    private final Faults faults;
    private final Limits limits;
    private final TextReader texts;
    private Token current;
    private int braces;
    private int depth;
    private int operators;

    TokenCursor(String file, String text, Faults faults, Limits limits) {
        this.source = new Source(file, text);
        this.lexer = new Lexer(source);
        this.faults = faults;
        this.limits = limits;
        this.texts = new TextReader(source, faults);
        advance();
    }

    Token current() {
        return current;
    }

    boolean at(TokenKind kind) {
        return current.kind() == kind;
    }

    boolean atWord(String word) {
        return current.isWord(word);
    }

    Position position() {
        return current.position();
    }

    /** Reads the next token without counting the current one: after a string, a command or a placeholder's start. */
    void advance() {
        current = lexer.next();
    }

    Token take() {
        Token taken = current;
        if (taken.is(TokenKind.LEFT_BRACE)) {
            braces++;
        } else if (taken.is(TokenKind.RIGHT_BRACE)) {
            braces--;
        }
        advance();
        return taken;
    }

    boolean takeIf(TokenKind kind) {
        boolean there = at(kind);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeIfWord(String word) {
        boolean there = atWord(word);
        if (there) {
            take();
        }
        return there;
    }

    Token expect(TokenKind kind, String after) {
        if (!at(kind)) {
            throw expected(kind.shown(), after);
        }
        return take();
    }

    /** Reports that something else was expected here. */
    ParseFault expected(String what, String after) {
        return fault(DiagnosticCode.EXPECTED, position(), what, shown(current), after);
    }

    ParseFault fault(DiagnosticCode code, Position position, Object... arguments) {
        faults.report(code, position, arguments);
        return new ParseFault();
    }

    Faults faults() {
        return faults;
    }

    /** The reader for the inside of strings and commands; the source stands right behind the current token. */
    TextReader texts() {
        return texts;
    }

    boolean assignmentFollows() {
        return lexer.assignmentFollows();
    }

    boolean looksAt(String text) {
        return source.looksAt(text);
    }

    void skip(int characters) {
        source.skip(characters);
    }

    /** The rest of the version line up to white space; the current token must be {@code version}. */
    String versionText() {
        while (Source.isBlank(source.peek())) {
            source.skip(1);
        }
        int start = source.offset();
        while (!source.atEnd() && source.peek() > ' ' && source.peek() != '#') {
            source.skip(1);
        }
        return source.since(start);
    }

    /** Bounds recursion; each enter has its leave, also when a fault is thrown. */
    void enter() {
        if (++depth > limits.depth()) {
            depth--;
            throw fault(DiagnosticCode.TOO_DEEP, position(), limits.depth());
        }
    }

    void leave() {
        depth--;
    }

    /** Bounds the height of the tree that a chain of operators makes. */
    void countOperator() {
        if (++operators > OPERATORS_IN_ONE_EXPRESSION) {
            throw fault(DiagnosticCode.TOO_LONG_EXPRESSION, position(), OPERATORS_IN_ONE_EXPRESSION);
        }
    }

    void resetOperators() {
        operators = 0;
    }

    int braces() {
        return braces;
    }

    void resetBraces() {
        braces = 0;
    }

    /** Skips to the next element of a body whose elements lie at the given brace depth, or to its closing brace. */
    void skipToElement(int bodyBraces, int faultLine) {
        while (!at(TokenKind.END) && braces >= bodyBraces) {
            boolean level = braces == bodyBraces;
            if (level && (at(TokenKind.RIGHT_BRACE) || startsElement(faultLine)) || startsDocumentPart()) {
                return;
            }
            skipToken();
        }
    }

    void skipToDocumentPart() {
        while (!at(TokenKind.END) && !startsDocumentPart()) {
            skipToken();
        }
    }

    /** A task, workflow, struct or import at the left edge: then a brace before it is missing. */
    boolean startsDocumentPart() {
        return at(TokenKind.IDENTIFIER)
                && current.firstOnLine()
                && (position().column() == 1 || braces == 0)
                && DOCUMENT_STARTS.contains(current.text());
    }

    private boolean startsElement(int faultLine) {
        return at(TokenKind.IDENTIFIER)
                && current.firstOnLine()
                && position().line() > faultLine
                && (ELEMENT_STARTS.contains(current.text())
                        || Character.isUpperCase(current.text().charAt(0)));
    }

    /** Takes a token and, where it opens a string or a command, all of its text. */
    void skipToken() {
        if (at(TokenKind.QUOTE)) {
            texts.skipString(current.text().charAt(0));
            advance();
        } else if (atWord("command") && current.firstOnLine()) {
            advance();
            if (at(TokenKind.HEREDOC) || at(TokenKind.LEFT_BRACE)) {
                texts.skipCommand(at(TokenKind.HEREDOC));
                advance();
            }
        } else if (at(TokenKind.HEREDOC)) {
            texts.skipCommand(true);
            advance();
        } else {
            take();
        }
    }

    static String shown(Token token) {
        return switch (token.kind()) {
            case IDENTIFIER, INTEGER, FLOAT, UNKNOWN -> "`" + token.text() + "`";
            default -> token.kind().shown();
        };
    }
}
