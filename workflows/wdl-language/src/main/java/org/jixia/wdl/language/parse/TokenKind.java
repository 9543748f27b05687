package org.jixia.wdl.language.parse;

/** Kinds of tokens outside strings and commands. */
enum TokenKind {
    END("@end-of-file"),
    IDENTIFIER("@name"),
    INTEGER("@whole-number"),
    FLOAT("@decimal-number"),
    QUOTE("@string"),
    LEFT_BRACE("`{`"),
    RIGHT_BRACE("`}`"),
    LEFT_BRACKET("`[`"),
    RIGHT_BRACKET("`]`"),
    LEFT_PARENTHESIS("`(`"),
    RIGHT_PARENTHESIS("`)`"),
    HEREDOC("`<<<`"),
    COMMA("`,`"),
    COLON("`:`"),
    DOT("`.`"),
    QUESTION("`?`"),
    ASSIGN("`=`"),
    OR("`||`"),
    AND("`&&`"),
    NOT("`!`"),
    EQUAL("`==`"),
    NOT_EQUAL("`!=`"),
    LESS("`<`"),
    LESS_OR_EQUAL("`<=`"),
    GREATER("`>`"),
    GREATER_OR_EQUAL("`>=`"),
    PLUS("`+`"),
    MINUS("`-`"),
    STAR("`*`"),
    SLASH("`/`"),
    PERCENT("`%`"),
    UNKNOWN("@unknown-character");

    private final String shown;

    TokenKind(String shown) {
        this.shown = shown;
    }

    /** For messages: a sign, or the key of a word that the texts translate. */
    String shown() {
        return shown;
    }
}
