package org.jixia.wdl.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Position;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.types.WdlType;

/** One element of a body. */
public sealed interface ElementPlan {
    Position position();

    /** Expressions that must have all their names before the element starts. */
    List<Expression> reads();

    default List<String> after() {
        return List.of();
    }

    default Optional<BodyPlan> inner() {
        return Optional.empty();
    }

    record Declared(Declaration declaration, WdlType type, int slot, boolean input) implements ElementPlan {
        @Override
        public Position position() {
            return declaration.position();
        }

        @Override
        public List<Expression> reads() {
            return declaration.value().map(List::of).orElse(List.of());
        }
    }

    /**
     * A call of a task or of a workflow: one of the two is null. {@code types} are those of the callee's inputs, {@code
     * defaulted} the names of those that have a default.
     */
    record Called(
            String name,
            Position position,
            List<CallInput> inputs,
            List<String> after,
            int slot,
            TaskPlan task,
            WorkflowPlan workflow,
            Map<String, WdlType> types,
            Set<String> defaulted,
            List<String> outputs)
            implements ElementPlan {
        @Override
        public List<Expression> reads() {
            return inputs.stream().map(CallInput::value).toList();
        }

        static Called of(Call call, int slot, TaskPlan task, WorkflowPlan workflow) {
            Map<String, WdlType> types =
                    task != null ? Types.ofInputs(task.document(), task.task()) : workflow.inputTypes();
            List<String> outputs = new ArrayList<>();
            (task != null ? task.task().outputs() : workflow.workflow().outputs())
                    .forEach(output -> outputs.add(output.name()));
            return new Called(
                    call.name(),
                    call.position(),
                    call.inputs(),
                    call.after(),
                    slot,
                    task,
                    workflow,
                    types,
                    Types.defaulted(task != null ? task.task() : workflow.workflow()),
                    outputs);
        }
    }

    record Scattered(Scatter scatter, BodyPlan body, List<BodyPlan.Export> exports) implements ElementPlan {
        @Override
        public Position position() {
            return scatter.position();
        }

        @Override
        public List<Expression> reads() {
            return List.of(scatter.collection());
        }

        @Override
        public Optional<BodyPlan> inner() {
            return Optional.of(body);
        }
    }

    record Chosen(Conditional conditional, BodyPlan body, List<BodyPlan.Export> exports) implements ElementPlan {
        @Override
        public Position position() {
            return conditional.position();
        }

        @Override
        public List<Expression> reads() {
            return List.of(conditional.condition());
        }

        @Override
        public Optional<BodyPlan> inner() {
            return Optional.of(body);
        }
    }
}
