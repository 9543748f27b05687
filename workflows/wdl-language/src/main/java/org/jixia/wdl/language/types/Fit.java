package org.jixia.wdl.language.types;

/** How well a value of one type can stand where another is needed. */
public enum Fit {
    /** By the rules of the specification. */
    FINE,
    /** Only because a value that may be None is there when the run comes to it. */
    UNLESS_NONE,
    /** By the specification's limited exceptions: it depends on the value and on the engine. */
    TOLERATED,
    NO;

    public Fit and(Fit other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
