package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Faults;
import org.jixia.wdl.language.Limits;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Document;
import org.jixia.wdl.language.ast.Import;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.StructDefinition;
import org.jixia.wdl.language.ast.Task;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.ast.Workflow;

/** Reads one document. A version that is not known is refused before anything else is read. */
public final class DocumentParser {
    private final TokenCursor cursor;
    private final List<Import> imports = new ArrayList<>();
    private final List<StructDefinition> structs = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private Workflow workflow;
    private WdlVersion version;
    private ExpressionParser expressions;
    private DeclarationParser declarations;

    private DocumentParser(String file, String text, Faults faults, Limits limits) {
        this.cursor = new TokenCursor(file, text, faults, limits);
    }

    /** The document as far as it can be read; empty when its version is refused or it is too large. */
    public static Optional<Document> parse(String file, String text, Faults faults, Limits limits) {
        if (text.length() > limits.documentCharacters()) {
            faults.report(DiagnosticCode.DOCUMENT_TOO_LARGE, new Position(file, 1, 1), limits.documentCharacters());
            return Optional.empty();
        }
        return new DocumentParser(file, Source.normalised(text), faults, limits).document();
    }

    private Optional<Document> document() {
        Position start = cursor.position();
        Optional<WdlVersion> found = version();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        version = found.get();
        expressions = new ExpressionParser(cursor, version);
        declarations = new DeclarationParser(cursor, expressions);
        while (!cursor.at(TokenKind.END)) {
            Token first = cursor.current();
            try {
                part();
            } catch (ParseFault fault) {
                if (cursor.current() == first) {
                    cursor.skipToken();
                }
                cursor.resetBraces();
                cursor.skipToDocumentPart();
            }
            cursor.resetBraces();
        }
        return Optional.of(new Document(
                start,
                version,
                List.copyOf(imports),
                List.copyOf(structs),
                List.copyOf(tasks),
                Optional.ofNullable(workflow)));
    }

    private Optional<WdlVersion> version() {
        if (!cursor.atWord("version")) {
            cursor.faults().report(DiagnosticCode.VERSION_MISSING, cursor.position());
            return Optional.empty();
        }
        Position position = cursor.position();
        String text = cursor.versionText();
        Optional<WdlVersion> known = WdlVersion.of(text);
        if (known.isEmpty()) {
            cursor.faults().report(DiagnosticCode.VERSION_NOT_SUPPORTED, position, text);
        }
        cursor.advance();
        return known;
    }

    private void part() {
        switch (cursor.current().text()) {
            case "import" -> imports.add(importDocument());
            case "struct" -> structs.add(struct());
            case "task" -> tasks.add(new TaskParser(cursor, expressions, declarations).task());
            case "workflow" -> workflow();
            case "version" -> throw cursor.fault(DiagnosticCode.VERSION_TWICE, cursor.position());
            default -> throw cursor.expected("`task` / `workflow` / `struct` / `import`", "@in-document");
        }
    }

    private void workflow() {
        Workflow read = new WorkflowParser(cursor, version, expressions, declarations).workflow();
        if (workflow == null) {
            workflow = read;
        } else {
            cursor.faults().report(DiagnosticCode.SECOND_WORKFLOW, read.position(), read.name(), workflow.name());
        }
    }

    private StructDefinition struct() {
        cursor.take();
        Token name = declarations.name("@struct-name");
        List<Declaration> members = declarations.section("@after-struct-name");
        for (Declaration member : members) {
            if (member.value().isPresent()) {
                cursor.faults().report(DiagnosticCode.STRUCT_MEMBER_DEFAULT, member.position(), member.name());
            }
        }
        return new StructDefinition(name.position(), name.text(), members);
    }

    private Import importDocument() {
        Position position = cursor.take().position();
        if (!cursor.at(TokenKind.QUOTE)) {
            throw cursor.expected("@string", "@after-import");
        }
        String uri = expressions.texts().plainString();
        String namespace = ImportNames.namespace(uri);
        if (cursor.takeIfWord("as")) {
            namespace = declarations.name("@after-as").text();
        } else if (!ImportNames.isIdentifier(namespace)) {
            cursor.faults()
                    .report(DiagnosticCode.IMPORT_NEEDS_NAME, position, namespace, ImportNames.proposal(namespace));
        }
        List<Import.StructAlias> aliases = new ArrayList<>();
        while (cursor.takeIfWord("alias")) {
            Token name = cursor.expect(TokenKind.IDENTIFIER, "@struct-name");
            if (!cursor.takeIfWord("as")) {
                throw cursor.expected("`as`", "@after-alias");
            }
            Token alias = declarations.name("@after-as");
            aliases.add(new Import.StructAlias(name.position(), name.text(), alias.text()));
        }
        return new Import(position, uri, namespace, List.copyOf(aliases));
    }
}
