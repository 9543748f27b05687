package org.jixia.wdl.language.check;

import java.util.HashMap;
import java.util.Map;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Facts;
import org.jixia.wdl.language.Faults;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Task;

/** Checks one document whose imports are checked already. */
final class DocumentChecker {
    private final CheckedDocument document;
    private final Facts facts;
    private final Faults faults;

    DocumentChecker(CheckedDocument document, Facts facts, Faults faults) {
        this.document = document;
        this.facts = facts;
        this.faults = faults;
    }

    void check() {
        var structs = new StructTable(document, facts, faults);
        structs.fill();
        Map<String, Callable> names = new HashMap<>();
        for (Task task : document.syntax().tasks()) {
            unique(names, task);
            new TaskChecker(new Context(document, facts, faults, structs), task).check();
        }
        document.syntax().workflow().ifPresent(workflow -> {
            Callable task = names.get(workflow.name());
            if (task != null) {
                faults.report(
                        DiagnosticCode.WORKFLOW_NAMED_LIKE_TASK,
                        workflow.position(),
                        workflow.name(),
                        task.position().line());
            }
            new WorkflowChecker(new Context(document, facts, faults, structs), workflow).check();
        });
    }

    private void unique(Map<String, Callable> names, Callable callable) {
        Callable earlier = names.putIfAbsent(callable.name(), callable);
        if (earlier != null) {
            faults.report(
                    DiagnosticCode.DUPLICATE_NAME,
                    callable.position(),
                    callable.name(),
                    earlier.position().line());
        }
    }
}
