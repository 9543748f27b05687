package org.jixia.drs.domain;

/** For whom an address of bytes is signed: the host is part of the signature. */
public enum Audience {
    /** Persons and clients outside. */
    PUBLIC,
    /** Tasks and services inside. */
    INTERNAL
}
