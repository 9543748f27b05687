package org.jixia.wdl.engine.room;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.evaluation.FileAccess;
import org.jixia.wdl.engine.evaluation.WorkflowFiles;
import org.jixia.wdl.engine.plan.TaskPlan;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.Values;
import org.jixia.wdl.language.ast.Declaration;

/**
 * The names of one call of a task. Inputs are evaluated on stored addresses, then moved into the room; private
 * declarations are evaluated inside it. The same call always gives the same room, so it is made again, not kept.
 */
final class TaskScope {
    private final TaskPlan plan;
    private final Map<String, Value> given;
    private final Map<String, Value> outside = new HashMap<>();
    private final Map<String, Value> inside = new LinkedHashMap<>();
    private final RoomMap room;
    private final TaskFiles files;
    private final Evaluator outer;
    private final Evaluator inner;

    TaskScope(TaskPlan plan, Map<String, Value> given, Facts facts) {
        this.plan = plan;
        this.given = given;
        this.room = new RoomMap(facts);
        this.files = new TaskFiles(room, facts);
        this.outer = new Evaluator(plan.document(), this::outside, new WorkflowFiles(facts));
        this.inner = new Evaluator(plan.document(), this::inside, files);
        localise();
        plan.task().declarations().forEach(declaration -> inside(declaration.name()));
    }

    private void localise() {
        Map<String, Value> inputs = new LinkedHashMap<>();
        plan.task().inputs().forEach(input -> inputs.put(input.name(), outside(input.name())));
        room.require(Value.Obj.of(inputs));
        plan.task().inputs().forEach(input -> inside.put(input.name(), localised(input, inputs.get(input.name()))));
    }

    private Value localised(Declaration input, Value value) {
        try {
            return room.localised(value);
        } catch (ValueFault fault) {
            throw new EvaluationFault(
                    fault.code(),
                    fault.arguments(),
                    input.position(),
                    input.value().orElse(null));
        }
    }

    private Value outside(String name) {
        Value known = outside.get(name);
        if (known == null) {
            Declaration declaration = plan.declaration(name);
            Value set = given.get(name);
            known = set == null
                    ? outer.declared(declaration)
                    : Evaluator.fitted(set, plan.typeOf(declaration), declaration.position(), null);
            outside.put(name, known);
        }
        return known;
    }

    Value inside(String name) {
        Value known = inside.get(name);
        if (known == null) {
            Declaration declaration = plan.declaration(name);
            Value declared = inner.declared(declaration);
            try {
                known = Values.mapFiles(declared, this::settled);
            } catch (ValueFault fault) {
                throw new EvaluationFault(
                        fault.code(),
                        fault.arguments(),
                        declaration.position(),
                        declaration.value().orElse(null));
            }
            inside.put(name, known);
        }
        return known;
    }

    /** A private file may be an address, or a sibling of an input; any other name need not exist. */
    private Value.File settled(Value.File file) {
        if (file.info() != null) {
            return file;
        }
        if (Paths.isAddress(file.uri())) {
            return (Value.File) room.localised(file);
        }
        return room.find(file.uri()).orElse(file);
    }

    TaskPlan plan() {
        return plan;
    }

    RoomMap room() {
        return room;
    }

    TaskFiles files() {
        return files;
    }

    /** Evaluates inside the room, before the task runs. */
    Evaluator evaluator() {
        return inner;
    }

    /** Evaluates outputs: their own names first, then those of the task. */
    Evaluator outputs(Map<String, Value> outputs, FileAccess access) {
        return new Evaluator(
                plan.document(),
                name -> {
                    Value output = outputs.get(name);
                    return output == null ? inside(name) : output;
                },
                access);
    }

    Map<String, Value> inputs() {
        Map<String, Value> inputs = new LinkedHashMap<>();
        plan.task().inputs().forEach(input -> inputs.put(input.name(), inside.get(input.name())));
        return inputs;
    }
}
