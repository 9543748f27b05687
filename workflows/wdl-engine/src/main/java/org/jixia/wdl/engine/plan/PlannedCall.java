package org.jixia.wdl.engine.plan;

/** A call of a task as the document states it; {@code name} has no indices. {@code image} is null unless it is a plain text. */
public record PlannedCall(String name, String task, String image) {}
