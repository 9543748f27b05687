package org.jixia.wdl.language.ast;

import java.util.List;
import java.util.Map;

/**
 * A workflow. Without an outputs section 1.0 gives all call outputs of a top workflow, 1.1 none; therefore absence is
 * told apart from emptiness.
 */
public record Workflow(
        Position position,
        String name,
        List<Declaration> inputs,
        List<WorkflowElement> body,
        boolean outputSection,
        List<Declaration> outputs,
        Map<String, MetaValue> meta,
        Map<String, MetaValue> parameterMeta)
        implements Callable {}
