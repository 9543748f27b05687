package org.jixia.wdl.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Symbol;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.RuntimeEntry;
import org.jixia.wdl.language.ast.Task;

/** Checks one task. */
final class TaskChecker {
    private final Context context;
    private final Task task;
    private final Scope scope = new Scope();
    private final ExpressionChecker expressions;
    private final Declarations declarations;

    TaskChecker(Context context, Task task) {
        this.context = context;
        this.task = task;
        this.expressions = new ExpressionChecker(context, scope, true);
        this.declarations = new Declarations(context, scope, expressions);
    }

    void check() {
        task.inputs().forEach(input -> declarations.declare(input, Symbol.Kind.INPUT));
        task.declarations().forEach(bound -> declarations.declare(bound, Symbol.Kind.PRIVATE));
        task.outputs().forEach(output -> declarations.declare(output, Symbol.Kind.OUTPUT));
        declarations.checkInputs(task.inputs());
        task.declarations().forEach(declarations::checkPrivate);
        expressions.placeholders(task.command().parts());
        runtime();
        declarations.checkOutputs(task.outputs());
        List<Declaration> all = new ArrayList<>(task.inputs());
        all.addAll(task.declarations());
        all.addAll(task.outputs());
        new CycleFinder(context).check(all);
    }

    private void runtime() {
        Set<String> seen = new HashSet<>();
        for (RuntimeEntry entry : task.runtime()) {
            if (!seen.add(entry.name().toLowerCase(Locale.ROOT))) {
                context.faults().report(DiagnosticCode.DUPLICATE_RUNTIME, entry.position(), entry.name());
            }
            expressions.type(entry.value());
        }
    }
}
