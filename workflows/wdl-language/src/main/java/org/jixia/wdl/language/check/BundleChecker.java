package org.jixia.wdl.language.check;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jixia.wdl.language.Bundle;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Facts;
import org.jixia.wdl.language.Faults;
import org.jixia.wdl.language.Interfaces;
import org.jixia.wdl.language.Limits;
import org.jixia.wdl.language.Target;
import org.jixia.wdl.language.ast.Document;
import org.jixia.wdl.language.ast.Import;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.parse.DocumentParser;

/** Reads the documents that a bundle's main document needs, each once, and checks them, imported ones first. */
public final class BundleChecker {
    private final Map<String, String> texts = new TreeMap<>();
    private final String mainPath;
    private final Limits limits;
    private final Faults faults;
    private final Map<String, Optional<CheckedDocument>> read = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();

    private BundleChecker(Bundle bundle, Limits limits) {
        bundle.files().forEach((path, text) -> texts.put(key(path), text));
        this.mainPath = key(bundle.main());
        this.limits = limits;
        this.faults = new Faults(limits.diagnostics());
    }

    public static CheckedBundle check(Bundle bundle, Limits limits) {
        return new BundleChecker(bundle, limits).check();
    }

    private static String key(String path) {
        return ImportPaths.resolve("", path).orElse(path);
    }

    private CheckedBundle check() {
        Optional<CheckedDocument> main = Optional.empty();
        if (texts.containsKey(mainPath)) {
            main = document(mainPath);
        } else {
            faults.report(DiagnosticCode.MAIN_MISSING, new Position(mainPath, 1, 1), mainPath);
        }
        main.ifPresent(this::notEmpty);
        main.flatMap(CheckedDocument::workflow).ifPresent(this::notTooMany);
        Map<String, CheckedDocument> documents = new LinkedHashMap<>();
        read.forEach((path, document) -> document.ifPresent(found -> documents.put(path, found)));
        return new CheckedBundle(faults.sorted(), Collections.unmodifiableMap(documents), main);
    }

    private void notEmpty(CheckedDocument main) {
        Document syntax = main.syntax();
        if (syntax.workflow().isEmpty() && syntax.tasks().isEmpty()) {
            faults.report(DiagnosticCode.NOTHING_TO_RUN, syntax.position());
        }
    }

    private void notTooMany(Target workflow) {
        if (Interfaces.calls(workflow) > limits.calls()) {
            faults.report(DiagnosticCode.TOO_MANY_CALLS, workflow.callable().position(), limits.calls());
        }
    }

    private Optional<CheckedDocument> document(String path) {
        Optional<CheckedDocument> known = read.get(path);
        if (known != null) {
            return known;
        }
        open.add(path);
        Optional<Document> syntax = DocumentParser.parse(path, texts.get(path), faults, limits);
        Optional<CheckedDocument> checked = syntax.map(found -> checked(path, found));
        open.remove(path);
        read.put(path, checked);
        return checked;
    }

    private CheckedDocument checked(String path, Document syntax) {
        var facts = new Facts();
        var document = new CheckedDocument(path, syntax, facts);
        for (Import statement : syntax.imports()) {
            imported(path, statement).ifPresent(found -> note(document, facts, statement, found));
        }
        new DocumentChecker(document, facts, faults).check();
        return document;
    }

    private void note(CheckedDocument document, Facts facts, Import statement, CheckedDocument found) {
        if (document.imports().containsKey(statement.namespace())) {
            faults.report(DiagnosticCode.DUPLICATE_NAMESPACE, statement.position(), statement.namespace());
            return;
        }
        if (found.version() != document.version()) {
            faults.report(
                    DiagnosticCode.IMPORT_VERSION_DIFFERS,
                    statement.position(),
                    found.path(),
                    found.version().text(),
                    document.version().text());
        }
        facts.noteImport(statement.namespace(), found);
    }

    private Optional<CheckedDocument> imported(String from, Import statement) {
        Position at = statement.position();
        String uri = statement.uri();
        if (uri.startsWith("file:")) {
            faults.report(DiagnosticCode.IMPORT_FILE_ADDRESS, at, uri);
            return Optional.empty();
        }
        Optional<String> path = ImportPaths.resolve(from, uri);
        if (path.isEmpty()) {
            faults.report(DiagnosticCode.IMPORT_OUTSIDE, at, uri);
        } else if (!texts.containsKey(path.get())) {
            faults.report(DiagnosticCode.IMPORT_NOT_FOUND, at, uri, near(path.get()));
        } else if (open.contains(path.get())) {
            faults.report(DiagnosticCode.IMPORT_CYCLE, at, uri);
        } else if (open.size() >= limits.importDepth()) {
            faults.report(DiagnosticCode.TOO_DEEP, at, limits.importDepth());
        } else if (read.size() + open.size() >= limits.documents() && !read.containsKey(path.get())) {
            faults.report(DiagnosticCode.TOO_MANY_DOCUMENTS, at, limits.documents());
        } else {
            return document(path.get());
        }
        return Optional.empty();
    }

    /** Files of the same name elsewhere in the bundle, else names that are alike. */
    private String near(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> elsewhere = texts.keySet().stream()
                .filter(known -> known.substring(known.lastIndexOf('/') + 1).equals(name))
                .limit(3)
                .toList();
        return elsewhere.isEmpty()
                ? Nearest.sentence(path, texts.keySet())
                : "@did-you-mean|`" + String.join("`, `", elsewhere) + "`";
    }
}
