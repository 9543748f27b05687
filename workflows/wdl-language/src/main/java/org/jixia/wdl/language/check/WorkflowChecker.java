package org.jixia.wdl.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Symbol;
import org.jixia.wdl.language.Target;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.MetaValue;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.ast.Workflow;
import org.jixia.wdl.language.ast.WorkflowElement;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.ArrayType;

/** Checks one workflow. */
final class WorkflowChecker {
    private final Context context;
    private final Workflow workflow;
    private final Scope scope = new Scope();
    private final ExpressionChecker expressions;
    private final Declarations declarations;

    WorkflowChecker(Context context, Workflow workflow) {
        this.context = context;
        this.workflow = workflow;
        this.expressions = new ExpressionChecker(context, scope, false);
        this.declarations = new Declarations(context, scope, expressions);
    }

    void check() {
        workflow.inputs().forEach(input -> declarations.declare(input, Symbol.Kind.INPUT));
        collect(workflow.body());
        workflow.outputs().forEach(output -> declarations.declare(output, Symbol.Kind.OUTPUT));
        declarations.checkInputs(workflow.inputs());
        body(workflow.body());
        declarations.checkOutputs(workflow.outputs());
        List<WorkflowElement> all = new ArrayList<>(workflow.inputs());
        all.addAll(workflow.body());
        all.addAll(workflow.outputs());
        new CycleFinder(context).check(all);
    }

    /** Names first: a name may be used before the place where it is defined. */
    private void collect(List<WorkflowElement> body) {
        for (WorkflowElement element : body) {
            switch (element) {
                case Declaration declaration -> declarations.declare(declaration, Symbol.Kind.PRIVATE);
                case Call call ->
                    declarations.put(
                            scope.names(),
                            new Symbol(call.name(), Symbol.Kind.CALL, call, callType(call), scope.current()));
                case Scatter scatter -> inside(scatter, () -> collect(scatter.body()));
                case Conditional conditional -> inside(conditional, () -> collect(conditional.body()));
            }
        }
    }

    private void inside(WorkflowElement element, Runnable work) {
        scope.enter(element);
        work.run();
        scope.leave();
    }

    private WdlType callType(Call call) {
        Optional<Target> found = target(call);
        if (found.isEmpty()) {
            return WdlType.ANY;
        }
        Target target = found.get();
        context.facts().note(call, target);
        Map<String, WdlType> outputs = new LinkedHashMap<>();
        for (Declaration output : target.callable().outputs()) {
            outputs.put(output.name(), target.document().typeOf(output));
        }
        return new WdlType.CallType(call.name(), outputs);
    }

    private Optional<Target> target(Call call) {
        CheckedDocument document = context.document();
        List<String> path = call.target();
        for (String namespace : path.subList(0, path.size() - 1)) {
            CheckedDocument next = document.imports().get(namespace);
            if (next == null) {
                unknownNamespace(call, document, namespace);
                return Optional.empty();
            }
            document = next;
        }
        Optional<Target> ofTask = document.task(path.getLast());
        if (ofTask.isPresent()) {
            return ofTask;
        }
        if (path.size() == 1 && path.getFirst().equals(workflow.name())) {
            context.faults().report(DiagnosticCode.RECURSIVE_CALL, call.position(), workflow.name());
            return Optional.empty();
        }
        Optional<Target> found = document.callable(path.getLast());
        if (found.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            document.syntax().tasks().forEach(task -> names.add(task.name()));
            document.workflow().ifPresent(other -> names.add(other.name()));
            names.remove(workflow.name());
            context.faults()
                    .report(
                            DiagnosticCode.UNKNOWN_CALLEE,
                            call.position(),
                            call.targetName(),
                            Nearest.sentence(path.getLast(), names));
        }
        return found;
    }

    /** Says nothing where an import of that name is there but could not be read: that has its own fault. */
    private void unknownNamespace(Call call, CheckedDocument document, String namespace) {
        boolean broken =
                document.syntax().imports().stream().anyMatch(i -> i.namespace().equals(namespace));
        if (!broken) {
            context.faults()
                    .report(
                            DiagnosticCode.UNKNOWN_NAMESPACE,
                            call.position(),
                            namespace,
                            Nearest.sentence(namespace, document.imports().keySet()));
        }
    }

    private void body(List<WorkflowElement> body) {
        for (WorkflowElement element : body) {
            switch (element) {
                case Declaration declaration -> declarations.checkPrivate(declaration);
                case Call call -> call(call);
                case Scatter scatter -> scatter(scatter);
                case Conditional conditional -> {
                    expressions.condition(conditional.condition());
                    inside(conditional, () -> body(conditional.body()));
                }
            }
        }
    }

    private void scatter(Scatter scatter) {
        WdlType collection = expressions.type(scatter.collection());
        WdlType element = switch (collection.required()) {
            case ArrayType(WdlType inner, boolean nonEmpty) -> inner;
            case WdlType.AnyType any -> WdlType.ANY;
            default -> {
                String hint = collection instanceof WdlType.MapType ? "@use-as-pairs" : "@nothing";
                context.faults()
                        .report(
                                DiagnosticCode.SCATTER_TYPE,
                                scatter.collection().position(),
                                collection,
                                hint);
                yield WdlType.ANY;
            }
        };
        if (collection.isOptional()) {
            context.faults()
                    .report(
                            DiagnosticCode.OPTIONAL_TO_REQUIRED,
                            scatter.collection().position(),
                            collection.required());
        }
        Symbol known = scope.find(scatter.variable());
        if (known != null) {
            declarations.duplicate(scatter, scatter.variable(), known.definition());
        }
        inside(scatter, () -> {
            scope.addVariable(
                    new Symbol(scatter.variable(), Symbol.Kind.SCATTER_VARIABLE, scatter, element, scope.current()));
            body(scatter.body());
            scope.removeVariable();
        });
    }

    private void call(Call call) {
        for (String earlier : call.after()) {
            Symbol symbol = scope.names().get(earlier);
            if (symbol == null || symbol.kind() != Symbol.Kind.CALL) {
                List<String> calls = scope.names().values().stream()
                        .filter(known -> known.kind() == Symbol.Kind.CALL)
                        .map(Symbol::name)
                        .toList();
                context.faults()
                        .report(
                                DiagnosticCode.UNKNOWN_AFTER,
                                call.position(),
                                earlier,
                                Nearest.sentence(earlier, calls));
            }
        }
        Optional<Target> target = context.document().calleeOf(call);
        Set<String> given = new HashSet<>();
        for (CallInput input : call.inputs()) {
            if (!given.add(input.name())) {
                context.faults().report(DiagnosticCode.DUPLICATE_CALL_INPUT, input.position(), input.name());
            }
            target.ifPresentOrElse(callee -> input(call, callee, input), () -> expressions.type(input.value()));
        }
        target.ifPresent(callee -> leftOpen(call, callee.callable(), given));
    }

    private void input(Call call, Target callee, CallInput input) {
        List<Declaration> inputs = callee.callable().inputs();
        for (Declaration declared : inputs) {
            if (declared.name().equals(input.name())) {
                WdlType type = callee.document().typeOf(declared);
                // A default stands in for None, so the caller may hand an optional on.
                expressions.assign(input.value(), declared.value().isPresent() ? type.optional() : type);
                return;
            }
        }
        expressions.type(input.value());
        List<String> names = inputs.stream().map(Declaration::name).toList();
        context.faults()
                .report(
                        DiagnosticCode.UNKNOWN_CALL_INPUT,
                        input.position(),
                        input.name(),
                        call.targetName(),
                        Nearest.sentence(input.name(), names));
    }

    private void leftOpen(Call call, Callable callee, Set<String> given) {
        boolean nested = !context.version().atLeast(WdlVersion.V1_1)
                || workflow.meta().get("allowNestedInputs") instanceof MetaValue.MetaBoolean(boolean value) && value;
        if (nested) {
            return;
        }
        for (Declaration declared : callee.inputs()) {
            boolean required = declared.value().isEmpty() && !declared.type().optional();
            if (required && !given.contains(declared.name())) {
                context.faults()
                        .report(DiagnosticCode.REQUIRED_CALL_INPUT, call.position(), declared.name(), call.name());
            }
        }
    }
}
