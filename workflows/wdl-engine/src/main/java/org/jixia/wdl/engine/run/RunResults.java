package org.jixia.wdl.engine.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.language.ast.WdlVersion;

/** The outputs of a run by their whole names. */
final class RunResults {
    private RunResults() {}

    static RunOutcome ofTask(Instance instance) {
        return new RunOutcome.Complete(calls("", instance));
    }

    /** Without an outputs section 1.0 gives the outputs of all calls, 1.1 gives none. */
    static RunOutcome ofWorkflow(Instance outputs) {
        var workflow = outputs.frame.workflow();
        String prefix = workflow.workflow().name() + ".";
        if (!workflow.workflow().outputSection() && workflow.document().version() == WdlVersion.V1_0) {
            return new RunOutcome.Complete(calls(prefix, outputs.parent));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        outputs.plan
                .slots()
                .forEach((name, slot) ->
                        json.set(prefix + name, ValueJson.toJson(outputs.value(slot), ValueJson.Files.DRS)));
        return new RunOutcome.Complete(json);
    }

    private static ObjectNode calls(String prefix, Instance body) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        body.plan.calls().keySet().forEach(call -> {
            Value.Obj outputs = (Value.Obj) body.value(body.plan.slots().get(call));
            outputs.members()
                    .forEach((name, value) ->
                            json.set(prefix + call + "." + name, ValueJson.toJson(value, ValueJson.Files.DRS)));
        });
        return json;
    }
}
