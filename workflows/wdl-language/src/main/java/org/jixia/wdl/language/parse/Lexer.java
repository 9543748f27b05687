package org.jixia.wdl.language.parse;

/** Cuts a document into tokens outside strings and commands; {@link TextReader} reads inside them from the same source. */
final class Lexer {
    private final Source source;

    Lexer(Source source) {
        this.source = source;
    }

    Token next() {
        skipTrivia();
        var position = source.position();
        boolean first = source.firstOnLine();
        int start = source.offset();
        TokenKind kind = source.atEnd() ? TokenKind.END : scan();
        return new Token(kind, source.since(start), position, first);
    }

    /** Whether, after white space, an assignment sign follows: tells {@code sep=} from a name. */
    boolean assignmentFollows() {
        int ahead = 0;
        while (isSpace(source.peek(ahead))) {
            ahead++;
        }
        return source.peek(ahead) == '=' && source.peek(ahead + 1) != '=';
    }

    private void skipTrivia() {
        while (!source.atEnd()) {
            char c = source.peek();
            if (isSpace(c)) {
                source.next();
            } else if (c == '#') {
                skipLine();
            } else {
                return;
            }
        }
    }

    void skipLine() {
        while (!source.atEnd() && source.peek() != '\n') {
            source.next();
        }
    }

    private TokenKind scan() {
        char c = source.peek();
        if (isNameStart(c)) {
            while (isNamePart(source.peek())) {
                source.skip(1);
            }
            return TokenKind.IDENTIFIER;
        }
        if (isDigit(c) || c == '.' && isDigit(source.peek(1))) {
            return number();
        }
        return sign(c);
    }

    private TokenKind number() {
        if (source.peek() == '0' && (source.peek(1) == 'x' || source.peek(1) == 'X')) {
            source.skip(2);
            while (Character.digit(source.peek(), 16) >= 0) {
                source.skip(1);
            }
            return TokenKind.INTEGER;
        }
        boolean fraction = false;
        digits();
        if (source.peek() == '.') {
            fraction = true;
            source.skip(1);
            digits();
        }
        char sign = source.peek(1);
        boolean exponent = (source.peek() == 'e' || source.peek() == 'E')
                && (isDigit(sign) || (sign == '+' || sign == '-') && isDigit(source.peek(2)));
        if (exponent) {
            source.skip(2);
            digits();
        }
        return fraction || exponent ? TokenKind.FLOAT : TokenKind.INTEGER;
    }

    private void digits() {
        while (isDigit(source.peek())) {
            source.skip(1);
        }
    }

    @SuppressWarnings("MethodLength")
    private TokenKind sign(char c) {
        return switch (c) {
            case '"', '\'' -> one(TokenKind.QUOTE);
            case '{' -> one(TokenKind.LEFT_BRACE);
            case '}' -> one(TokenKind.RIGHT_BRACE);
            case '[' -> one(TokenKind.LEFT_BRACKET);
            case ']' -> one(TokenKind.RIGHT_BRACKET);
            case '(' -> one(TokenKind.LEFT_PARENTHESIS);
            case ')' -> one(TokenKind.RIGHT_PARENTHESIS);
            case ',' -> one(TokenKind.COMMA);
            case ':' -> one(TokenKind.COLON);
            case '.' -> one(TokenKind.DOT);
            case '?' -> one(TokenKind.QUESTION);
            case '+' -> one(TokenKind.PLUS);
            case '-' -> one(TokenKind.MINUS);
            case '*' -> one(TokenKind.STAR);
            case '/' -> one(TokenKind.SLASH);
            case '%' -> one(TokenKind.PERCENT);
            case '=' -> oneOrTwo("==", TokenKind.EQUAL, TokenKind.ASSIGN);
            case '!' -> oneOrTwo("!=", TokenKind.NOT_EQUAL, TokenKind.NOT);
            case '|' -> oneOrTwo("||", TokenKind.OR, TokenKind.UNKNOWN);
            case '&' -> oneOrTwo("&&", TokenKind.AND, TokenKind.UNKNOWN);
            case '>' -> oneOrTwo(">=", TokenKind.GREATER_OR_EQUAL, TokenKind.GREATER);
            case '<' -> less();
            default -> {
                source.skip(Character.isHighSurrogate(c) && Character.isLowSurrogate(source.peek(1)) ? 2 : 1);
                yield TokenKind.UNKNOWN;
            }
        };
    }

    private TokenKind less() {
        if (source.looksAt("<<<")) {
            source.skip(3);
            return TokenKind.HEREDOC;
        }
        return oneOrTwo("<=", TokenKind.LESS_OR_EQUAL, TokenKind.LESS);
    }

    private TokenKind one(TokenKind kind) {
        source.skip(1);
        return kind;
    }

    private TokenKind oneOrTwo(String two, TokenKind whenTwo, TokenKind whenOne) {
        boolean both = source.looksAt(two);
        source.skip(both ? 2 : 1);
        return both ? whenTwo : whenOne;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
