package org.jixia.wdl.language.ast;

/** {@code name = value} in a call; the short form {@code name} of 1.1 has the value {@code Name(name)}. */
public record CallInput(Position position, String name, Expression value) implements Node {}
