package org.jixia.workspace.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the inputs of a workflow come from, as a person wrote it: checked against the workflow, with every fault at its input. */
final class InputExpressions {
    private final Workflow workflow;
    private final String table;
    private final JsonText json;

    InputExpressions(Workflow workflow, String table, JsonText json) {
        this.workflow = workflow;
        this.table = table;
        this.json = json;
    }

    /** By bare name, without what is blank; whoever gives any has to give all that are needed. */
    Map<String, String> checked(Map<String, String> wanted, Faults faults) {
        var given = new LinkedHashMap<String, String>();
        if (wanted == null) {
            return given;
        }
        wanted.forEach((name, source) -> {
            if (source != null && !source.isBlank()) {
                given.put(workflow.bare(name), source);
            }
        });
        given.forEach((name, source) -> known(name, source, faults));
        for (var input : workflow.inputs()) {
            var name = workflow.bare(input.name());
            if (!input.optional() && !given.containsKey(name)) {
                faults.add(WorkspaceError.INPUT_MISSING, "input " + name, name);
            }
        }
        return given;
    }

    private void known(String name, String source, Faults faults) {
        if (workflow.inputs().stream()
                .noneMatch(input -> workflow.bare(input.name()).equals(name))) {
            faults.add(WorkspaceError.INPUT_UNKNOWN, "input " + name, name);
        }
        var expression = Expression.parse(source, json);
        if (expression.isEmpty() || table == null && expression.get() instanceof Expression.OfRow) {
            faults.add(WorkspaceError.EXPRESSION_INVALID, "input " + name, source);
        }
    }
}
