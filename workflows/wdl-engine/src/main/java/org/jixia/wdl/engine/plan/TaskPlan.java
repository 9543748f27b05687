package org.jixia.wdl.engine.plan;

import java.util.HashMap;
import java.util.Map;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.Target;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.MetaValue;
import org.jixia.wdl.language.ast.Task;
import org.jixia.wdl.language.print.TaskPrinter;
import org.jixia.wdl.language.types.WdlType;

/** A task as all its calls share it: declarations by name, types, the digest of what its result depends on. */
public final class TaskPlan {
    private final CheckedDocument document;
    private final Task task;
    private final Map<String, Declaration> declarations = new HashMap<>();
    private final String digest;

    TaskPlan(Target target) {
        this.document = target.document();
        this.task = target.task();
        task.inputs().forEach(declaration -> declarations.put(declaration.name(), declaration));
        task.declarations().forEach(declaration -> declarations.put(declaration.name(), declaration));
        this.digest = CacheKey.digestOf(TaskPrinter.print(document, task));
    }

    public CheckedDocument document() {
        return document;
    }

    public Task task() {
        return task;
    }

    /** Of inputs, private declarations, command and outputs; blind to where in the file they stand. */
    public String digest() {
        return digest;
    }

    /** An input or private declaration; null when there is none of the name. */
    public Declaration declaration(String name) {
        return declarations.get(name);
    }

    public WdlType typeOf(Declaration declaration) {
        return document.typeOf(declaration);
    }

    /** Says of itself that equal inputs may give other outputs. */
    public boolean isVolatile() {
        return task.meta().get("volatile") instanceof MetaValue.MetaBoolean(boolean value) && value;
    }
}
