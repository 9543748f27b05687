package org.jixia.wdl.language.ast;

import java.util.List;

/** {@code scatter (variable in collection) { body }}. */
public record Scatter(Position position, String variable, Expression collection, List<WorkflowElement> body)
        implements WorkflowElement {}
