package org.jixia.wdl.language;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Document;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Task;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.types.WdlType;

/**
 * A document with what the checker found out about it: types of expressions and declarations, meanings of names,
 * callees of calls. Facts are kept by identity of the syntax node. Read only once the bundle is checked.
 */
public final class CheckedDocument {
    private final String path;
    private final Document syntax;
    private final Facts facts;

    /** For the checker, which goes on filling the facts until the bundle is checked. */
    public CheckedDocument(String path, Document syntax, Facts facts) {
        this.path = path;
        this.syntax = syntax;
        this.facts = facts;
    }

    /** Key in the bundle. */
    public String path() {
        return path;
    }

    public Document syntax() {
        return syntax;
    }

    public WdlVersion version() {
        return syntax.version();
    }

    /** Imported documents by namespace. */
    public Map<String, CheckedDocument> imports() {
        return Collections.unmodifiableMap(facts.imports);
    }

    /** Structs that can be named here, imported ones included, by the name they have here. */
    public Map<String, WdlType.StructType> structs() {
        return Collections.unmodifiableMap(facts.structs);
    }

    /** The type of an expression's value; {@code Any} where it is known only in the run. */
    public WdlType typeOf(Expression expression) {
        return facts.types.getOrDefault(expression, WdlType.ANY);
    }

    /** The declared type. */
    public WdlType typeOf(Declaration declaration) {
        return facts.declared.getOrDefault(declaration, WdlType.ANY);
    }

    /** What a name refers to; empty only where a fault was reported. */
    public Optional<Symbol> symbolOf(Expression.Name name) {
        return Optional.ofNullable(facts.symbols.get(name));
    }

    /** The task or workflow that a call starts; empty only where a fault was reported. */
    public Optional<Target> calleeOf(Call call) {
        return Optional.ofNullable(facts.callees.get(call));
    }

    public Optional<Target> workflow() {
        return syntax.workflow().map(workflow -> new Target(this, workflow));
    }

    public Optional<Target> task(String name) {
        for (Task task : syntax.tasks()) {
            if (task.name().equals(name)) {
                return Optional.of(new Target(this, task));
            }
        }
        return Optional.empty();
    }

    /** A task or the workflow of this document. */
    public Optional<Target> callable(String name) {
        Optional<Callable> workflow =
                syntax.workflow().filter(w -> w.name().equals(name)).map(Callable.class::cast);
        return workflow.map(found -> new Target(this, found)).or(() -> task(name));
    }
}
