package org.jixia.wdl.language.ast;

import java.util.List;
import java.util.Optional;

/**
 * {@code call namespace.task as alias after other { input: name = value }}. The target has one part for a task or
 * workflow of the same document, more through the namespaces of imports.
 */
public record Call(
        Position position, List<String> target, Optional<String> alias, List<String> after, List<CallInput> inputs)
        implements WorkflowElement {

    /** Under which its outputs are known: the alias, else the last part of the target. */
    public String name() {
        return alias.orElse(target.getLast());
    }

    public String targetName() {
        return String.join(".", target);
    }
}
