package org.jixia.wdl.language;

import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Task;
import org.jixia.wdl.language.ast.Workflow;

/** A task or workflow and the document that it stands in. */
public record Target(CheckedDocument document, Callable callable) {
    public String name() {
        return callable.name();
    }

    public boolean isTask() {
        return callable instanceof Task;
    }

    public Task task() {
        return (Task) callable;
    }

    public Workflow workflow() {
        return (Workflow) callable;
    }
}
