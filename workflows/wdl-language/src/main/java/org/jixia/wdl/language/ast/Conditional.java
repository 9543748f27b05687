package org.jixia.wdl.language.ast;

import java.util.List;

/** {@code if (condition) { body }} in a workflow. */
public record Conditional(Position position, Expression condition, List<WorkflowElement> body)
        implements WorkflowElement {}
