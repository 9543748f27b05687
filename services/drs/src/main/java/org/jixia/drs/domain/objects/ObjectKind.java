package org.jixia.drs.domain.objects;

/** What an id stands for. */
public enum ObjectKind {
    /** One sequence of bytes. */
    BLOB,
    /** A named list of other objects. */
    BUNDLE
}
