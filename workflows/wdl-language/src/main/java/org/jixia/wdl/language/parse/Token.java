package org.jixia.wdl.language.parse;

import org.jixia.wdl.language.ast.Position;

/** A token with its text and place; firstOnLine tells whether only white space precedes it on its line. */
record Token(TokenKind kind, String text, Position position, boolean firstOnLine) {
    boolean is(TokenKind other) {
        return kind == other;
    }

    boolean isWord(String word) {
        return kind == TokenKind.IDENTIFIER && text.equals(word);
    }
}
