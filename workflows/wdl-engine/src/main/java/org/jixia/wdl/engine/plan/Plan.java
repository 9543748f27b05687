package org.jixia.wdl.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.InputParameter;
import org.jixia.wdl.language.Interfaces;
import org.jixia.wdl.language.OutputParameter;
import org.jixia.wdl.language.Target;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.StringPart;
import org.jixia.wdl.language.ast.Syntax;
import org.jixia.wdl.language.ast.Task;

/**
 * A checked workflow, or a single task, made ready to run: its calls as a static graph. Immutable and free of any run's
 * values, so that one plan serves all runs of a bundle.
 */
public final class Plan {
    private final Target target;
    private final WorkflowPlan workflow;
    private final BodyPlan body;

    private Plan(Target target, WorkflowPlan workflow, BodyPlan body) {
        this.target = target;
        this.workflow = workflow;
        this.body = body;
    }

    /** Empty when the bundle has faults, or holds several tasks and no workflow. */
    public static Optional<Plan> of(CheckedBundle bundle) {
        return bundle.valid() ? bundle.entry().map(Plan::of) : Optional.empty();
    }

    public static Plan of(Target target) {
        if (target.isTask()) {
            return new Plan(target, null, WorkflowPlan.single(target));
        }
        WorkflowPlan workflow = WorkflowPlan.of(target, WorkflowPlan.nothingKnown());
        return new Plan(target, workflow, workflow.body());
    }

    public Target target() {
        return target;
    }

    public String name() {
        return target.name();
    }

    /** The outermost body; of a single task, the one call. */
    public BodyPlan body() {
        return body;
    }

    /** Empty when the run is a single task. */
    public Optional<WorkflowPlan> workflow() {
        return Optional.ofNullable(workflow);
    }

    public List<InputParameter> inputs() {
        return Interfaces.inputs(target);
    }

    public List<OutputParameter> outputs() {
        return Interfaces.outputs(target);
    }

    /** Where the document sets an input of a call by whole name ({@code wf.call.x}): a launch cannot set it again. */
    Map<String, Position> setInputs() {
        Map<String, Position> set = new HashMap<>();
        setInputs(body, workflow == null ? "" : name() + ".", set);
        return set;
    }

    private static void setInputs(BodyPlan body, String prefix, Map<String, Position> into) {
        for (ElementPlan element : body.elements()) {
            if (element instanceof ElementPlan.Called called) {
                called.inputs()
                        .forEach(input -> into.put(prefix + called.name() + "." + input.name(), input.position()));
                if (called.workflow() != null) {
                    setInputs(called.workflow().body(), prefix + called.name() + ".", into);
                }
            }
            element.inner().ifPresent(inner -> setInputs(inner, prefix, into));
        }
    }

    /** Every call of a task that a run may make, subworkflows included, in the order of the text. */
    public List<PlannedCall> calls() {
        List<PlannedCall> calls = new ArrayList<>();
        calls(body, workflow == null ? "" : name() + ".", calls);
        return calls;
    }

    private static void calls(BodyPlan body, String prefix, List<PlannedCall> into) {
        for (ElementPlan element : body.elements()) {
            if (element instanceof ElementPlan.Called called && called.task() != null) {
                Task task = called.task().task();
                into.add(new PlannedCall(prefix + called.name(), task.name()));
            } else if (element instanceof ElementPlan.Called called) {
                calls(called.workflow().body(), prefix + called.name() + ".", into);
            }
            element.inner().ifPresent(inner -> calls(inner, prefix, into));
        }
    }

    private static String literal(Expression expression) {
        return expression instanceof Expression.StringLiteral text
                        && text.parts().size() == 1
                        && text.parts().getFirst() instanceof StringPart.Text(String only)
                ? only
                : null;
    }

    /** Addresses of files that stand in the documents themselves, so that a launch can tell which of them have no mapping. */
    public List<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        addresses(body, addresses);
        return List.copyOf(addresses);
    }

    private static void addresses(BodyPlan body, Set<String> into) {
        for (ElementPlan element : body.elements()) {
            element.reads().forEach(expression -> addresses(expression, into));
            element.inner().ifPresent(inner -> addresses(inner, into));
            if (element instanceof ElementPlan.Called called && called.workflow() != null) {
                addresses(called.workflow().body(), into);
            } else if (element instanceof ElementPlan.Called called) {
                Task task = called.task().task();
                task.inputs().forEach(input -> addresses(input, into));
                task.declarations().forEach(declaration -> addresses(declaration, into));
            }
        }
    }

    private static void addresses(Declaration declaration, Set<String> into) {
        declaration.value().ifPresent(expression -> addresses(expression, into));
    }

    private static void addresses(Expression expression, Set<String> into) {
        Syntax.walk(expression, part -> {
            String text = literal(part);
            if (text != null && text.matches("(gs|s3|https?|drs|ftp)://\\S+/\\S+")) {
                into.add(text);
            }
        });
    }

    CheckedDocument document() {
        return target.document();
    }
}
