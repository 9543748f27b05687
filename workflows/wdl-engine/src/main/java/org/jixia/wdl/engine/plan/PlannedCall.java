package org.jixia.wdl.engine.plan;

/** A call of a task as the document states it; {@code name} has no indices. */
public record PlannedCall(String name, String task) {}
