package org.jixia.wdl.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of a check: all diagnostics in the order of their places, and the documents by path. A bundle with an
 * error must not be run; its documents are there for what can still be shown of them.
 */
public record CheckedBundle(
        List<Diagnostic> diagnostics, Map<String, CheckedDocument> documents, Optional<CheckedDocument> main) {

    public boolean valid() {
        return main.isPresent() && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }

    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
    }

    /** What a run starts: the main document's workflow, or its only task when it has no workflow. */
    public Optional<Target> entry() {
        return main.flatMap(document -> document.workflow().or(() -> onlyTask(document)));
    }

    /** A task of the main document by its name. */
    public Optional<Target> entry(String task) {
        return main.flatMap(document -> document.task(task));
    }

    private static Optional<Target> onlyTask(CheckedDocument document) {
        List<org.jixia.wdl.language.ast.Task> tasks = document.syntax().tasks();
        return tasks.size() == 1 ? Optional.of(new Target(document, tasks.getFirst())) : Optional.empty();
    }
}
