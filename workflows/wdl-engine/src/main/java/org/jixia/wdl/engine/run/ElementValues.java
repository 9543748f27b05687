package org.jixia.wdl.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.evaluation.Need;
import org.jixia.wdl.engine.evaluation.WorkflowFiles;
import org.jixia.wdl.engine.plan.BodyPlan;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.Values;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.types.WdlType;

/** Values that elements of a body give or are given; moves nothing. */
final class ElementValues {
    private ElementValues() {}

    /** Files of the run's own outputs must be there. */
    static Value known(Unit unit, ElementPlan.Declared declared, Value value) {
        List<Need> needs = new ArrayList<>();
        Values.files(value, file -> {
            if (file.info() == null) {
                needs.add(new Need.Stat(file.uri()));
            }
        });
        unit.facts.require(needs);
        try {
            WorkflowFiles files = new WorkflowFiles(unit.facts);
            return Values.mapFiles(value, file -> Value.File.of(files.info(file)));
        } catch (ValueFault fault) {
            throw new EvaluationFault(
                    fault.code(),
                    fault.arguments(),
                    declared.position(),
                    declared.declaration().value().orElse(null));
        }
    }

    /** The inputs that a call is given: those it sets, then those that the launch set for it. */
    static Map<String, Value> inputs(RunState state, Unit unit, ElementPlan.Called called) {
        Evaluator evaluator = unit.instance.evaluator(unit.element, unit.facts);
        Map<String, Value> inputs =
                new LinkedHashMap<>(state.given.getOrDefault(unit.instance.frame.nameOf(called.name()), Map.of()));
        for (CallInput input : called.inputs()) {
            Value value = evaluator.evaluate(input.value());
            WdlType type = called.types().get(input.name());
            if (value.isNone() && !type.isOptional() && called.defaulted().contains(input.name())) {
                continue;
            }
            inputs.put(input.name(), Evaluator.fitted(value, type, input.position(), input.value()));
        }
        return inputs;
    }

    /** What a branch that is not taken gives out under an exported name. */
    static Value absent(BodyPlan.Export export) {
        if (export.outputs() == null) {
            return Value.None.NONE;
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        export.outputs().forEach(output -> outputs.put(output, Value.None.NONE));
        return Value.Obj.of(outputs);
    }
}
