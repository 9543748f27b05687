package org.jixia.wdl.language.ast;

import java.util.Optional;

/** A piece of a string or of a command. */
public sealed interface StringPart {

    /** Literal text with escapes already resolved (strings) or left alone (commands). */
    record Text(String text) implements StringPart {}

    /** {@code ~{expression}} or {@code ${expression}} with its options, where given. */
    record Placeholder(
            Position position,
            Expression expression,
            Optional<Expression> separator,
            Optional<Expression> whenTrue,
            Optional<Expression> whenFalse,
            Optional<Expression> whenNone)
            implements StringPart, Node {

        public boolean hasOptions() {
            return separator.isPresent() || whenTrue.isPresent() || whenFalse.isPresent() || whenNone.isPresent();
        }
    }
}
