package org.jixia.wdl.language.ast;

/** One attribute of a task's runtime section. */
public record RuntimeEntry(Position position, String name, Expression value) implements Node {}
