package org.jixia.wdl.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.language.InputParameter;
import org.jixia.wdl.language.ast.Position;

/** The outcome of checking an inputs JSON: all faults at once; the inputs are usable only when there is none. */
public record InputCheck(RunInputs inputs, List<InputFault> faults, List<InputFault> warnings) {

    /** Checks keys, types and presence against the plan. Never throws for what the JSON holds. */
    public static InputCheck of(Plan plan, JsonNode json) {
        return new Checker(plan).check(json);
    }

    private static final class Checker {
        private final Plan plan;
        private final Map<String, InputParameter> known = new LinkedHashMap<>();
        private final Set<String> calls;
        private final Map<String, Value> values = new LinkedHashMap<>();
        private final Map<String, JsonNode> runtime = new LinkedHashMap<>();
        private final List<InputFault> faults = new ArrayList<>();
        private final List<InputFault> warnings = new ArrayList<>();
        private final Set<String> nulls = new LinkedHashSet<>();

        Checker(Plan plan) {
            this.plan = plan;
            plan.inputs().forEach(input -> known.put(input.name(), input));
            this.calls = plan.calls().stream().map(PlannedCall::name).collect(Collectors.toSet());
        }

        InputCheck check(JsonNode json) {
            if (json == null || !json.isObject()) {
                faults.add(new InputFault("inputs_not_object", "", List.of()));
                return new InputCheck(new RunInputs(values, runtime), faults, warnings);
            }
            json.properties().forEach(entry -> entry(entry.getKey(), entry.getValue()));
            for (InputParameter input : known.values()) {
                if (!input.optional() && !values.containsKey(input.name()) && !faulty(input.name())) {
                    String code = nulls.contains(input.name()) ? "input_null" : "input_missing";
                    faults.add(new InputFault(
                            code,
                            input.name(),
                            List.of(input.name(), input.type().toString())));
                }
            }
            return new InputCheck(new RunInputs(values, runtime), faults, warnings);
        }

        private boolean faulty(String name) {
            return faults.stream()
                    .anyMatch(fault -> fault.where().equals(name)
                            || fault.where().startsWith(name + "[")
                            || fault.where().startsWith(name + "."));
        }

        private void entry(String key, JsonNode json) {
            if (key.startsWith("#") || key.startsWith("_")) {
                return;
            }
            String name = known.containsKey(key) ? key : plan.name() + "." + key;
            InputParameter input = known.get(name);
            int attribute = key.lastIndexOf(".runtime.");
            if (input != null) {
                given(input, json);
            } else if (attribute > 0 && calls.contains(key.substring(0, attribute))) {
                runtime.put(key, json);
            } else if (plan.setInputs().get(key) instanceof Position set) {
                faults.add(new InputFault("input_set", key, List.of(key, set.toString())));
            } else {
                String near = Nearest.of(key, known.keySet());
                faults.add(
                        near.isEmpty()
                                ? new InputFault("input_unknown", key, List.of(key, plan.name()))
                                : new InputFault("input_unknown_near", key, List.of(key, near)));
            }
        }

        private void given(InputParameter input, JsonNode json) {
            if (values.containsKey(input.name())) {
                faults.add(new InputFault("input_twice", input.name(), List.of(input.name())));
            }
            if (!json.isNull()) {
                Value value = new InputReader(faults, warnings).read(json, input.type(), input.name());
                if (value != null) {
                    values.put(input.name(), value);
                }
            } else if (input.type().isOptional()) {
                values.put(input.name(), Value.None.NONE);
            } else if (input.optional()) {
                warnings.add(new InputFault("input_null_default", input.name(), List.of(input.name())));
            } else {
                nulls.add(input.name());
            }
        }
    }
}
