package org.jixia.platform.errors;

import java.util.List;
import java.util.Locale;

/** One phrase that stands inside texts: a constant of an enum, worded in the language of the whole. Also an argument by itself. */
public interface Wording {
    /** Of the constant; the code follows from it. */
    String name();

    /** What all codes of the enum begin with: {@code platform.expected}; its part before the dot names the bundle of the texts. */
    String family();

    /** Lower case: {@code <family>-<name>}; {@code ONE_OF} of {@code platform.expected} is {@code platform.expected-one-of}. */
    default String code() {
        return family() + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default Phrase of(Object... arguments) {
        return new Phrase(this, List.of(arguments));
    }

    /** A phrase with what it says it of. */
    record Phrase(Wording wording, List<Object> arguments) {
        /** As logs show it. */
        @Override
        public String toString() {
            return wording.code() + arguments;
        }
    }
}
