package org.jixia.wdl.engine.plan;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.Target;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.ast.Workflow;
import org.jixia.wdl.language.ast.WorkflowElement;
import org.jixia.wdl.language.types.WdlType;

/** A workflow as graphs: its body, and its outputs, which are evaluated when the body has ended. */
public final class WorkflowPlan {
    private final CheckedDocument document;
    private final Workflow workflow;
    private final BodyPlan body;
    private final BodyPlan outputs;

    private WorkflowPlan(CheckedDocument document, Workflow workflow, BodyPlan body, BodyPlan outputs) {
        this.document = document;
        this.workflow = workflow;
        this.body = body;
        this.outputs = outputs;
    }

    /** {@code known} keeps one plan a task and workflow, however often they are called. */
    static WorkflowPlan of(Target target, Map<Callable, Object> known) {
        Object before = known.get(target.callable());
        if (before != null) {
            return (WorkflowPlan) before;
        }
        WorkflowPlan plan = new Maker(target.document(), known).workflow(target.workflow());
        known.put(target.callable(), plan);
        return plan;
    }

    /** A single task as the body of a run without a workflow. */
    static BodyPlan single(Target target) {
        TaskPlan task = new TaskPlan(target);
        BodyPlan body = new BodyPlan(target.document(), null);
        List<String> outputs =
                task.task().outputs().stream().map(Declaration::name).toList();
        body.call(task.task().name(), outputs);
        body.add(new ElementPlan.Called(
                task.task().name(),
                task.task().position(),
                List.of(),
                List.of(),
                body.slot(task.task().name()),
                task,
                null,
                Types.ofInputs(target.document(), task.task()),
                Types.defaulted(task.task()),
                outputs));
        body.link();
        return body;
    }

    private record Maker(CheckedDocument document, Map<Callable, Object> known) {
        WorkflowPlan workflow(Workflow workflow) {
            BodyPlan body = new BodyPlan(document, null);
            workflow.inputs().forEach(input -> body.add(declared(input, body, true)));
            fill(body, workflow.body());
            body.link();
            BodyPlan outputs = new BodyPlan(document, body);
            workflow.outputs().forEach(output -> outputs.add(declared(output, outputs, false)));
            outputs.link();
            return new WorkflowPlan(document, workflow, body, outputs);
        }

        private ElementPlan declared(Declaration declaration, BodyPlan body, boolean input) {
            return new ElementPlan.Declared(
                    declaration, document.typeOf(declaration), body.slot(declaration.name()), input);
        }

        private void fill(BodyPlan body, List<WorkflowElement> elements) {
            for (WorkflowElement element : elements) {
                switch (element) {
                    case Declaration declaration -> body.add(declared(declaration, body, false));
                    case Call call -> called(body, call);
                    case Scatter scatter -> {
                        BodyPlan inner = new BodyPlan(document, body);
                        inner.slot(scatter.variable());
                        fill(inner, scatter.body());
                        body.add(new ElementPlan.Scattered(scatter, inner, body.exports(inner, scatter.variable())));
                    }
                    case Conditional conditional -> {
                        BodyPlan inner = new BodyPlan(document, body);
                        fill(inner, conditional.body());
                        body.add(new ElementPlan.Chosen(conditional, inner, body.exports(inner, null)));
                    }
                }
            }
        }

        private void called(BodyPlan body, Call call) {
            Target target = document.calleeOf(call)
                    .orElseThrow(() -> new IllegalStateException("unchecked call " + call.name()));
            TaskPlan task = target.isTask()
                    ? (TaskPlan) known.computeIfAbsent(target.callable(), key -> new TaskPlan(target))
                    : null;
            WorkflowPlan workflow = target.isTask() ? null : of(target, known);
            ElementPlan.Called element = ElementPlan.Called.of(call, body.slot(call.name()), task, workflow);
            body.call(call.name(), element.outputs());
            body.add(element);
        }
    }

    static Map<Callable, Object> nothingKnown() {
        return new IdentityHashMap<>();
    }

    public Workflow workflow() {
        return workflow;
    }

    public BodyPlan body() {
        return body;
    }

    public BodyPlan outputs() {
        return outputs;
    }

    public CheckedDocument document() {
        return document;
    }

    Map<String, WdlType> inputTypes() {
        return Types.ofInputs(document, workflow);
    }
}
