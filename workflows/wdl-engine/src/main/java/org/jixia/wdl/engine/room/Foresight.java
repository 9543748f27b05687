package org.jixia.wdl.engine.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.evaluation.Bindings;
import org.jixia.wdl.engine.evaluation.Caps;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.plan.BodyPlan;
import org.jixia.wdl.engine.plan.ElementPlan;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.plan.TaskPlan;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.RuntimeEntry;

/**
 * Evaluates the runtime sections of a workflow before it starts, with the inputs of the launch: whatever rests on a call, a scatter's
 * variable or the content of a file stays unknown, and branches that will not be taken are left out.
 */
public final class Foresight {
    private final RunInputs inputs;
    private final Map<String, JsonNode> defaults;
    private final List<ForeseenCall> calls = new ArrayList<>();

    private Foresight(RunInputs inputs, Map<String, JsonNode> defaults) {
        this.inputs = inputs;
        this.defaults = defaults;
    }

    /** Every call of a task that the run may make, subworkflows included, in the order of the text. Never throws. */
    public static List<ForeseenCall> of(Plan plan, RunInputs inputs, Map<String, JsonNode> defaults) {
        Foresight foresight = new Foresight(inputs, defaults);
        String name = plan.workflow().isPresent() ? plan.name() : "";
        new Meter(Caps.STEP_BYTES)
                .during(() -> foresight.body(new Scope(plan.body(), null, foresight.given(name), Set.of()), name));
        return foresight.calls;
    }

    /** Something that only the run will find out. */
    private static final class Unknown extends RuntimeException {
        Unknown() {
            super("not known before the run", null, false, false);
        }
    }

    /** Inputs that the launch set for a call or workflow, by their last name. */
    private Map<String, Value> given(String path) {
        Map<String, Value> given = new HashMap<>();
        inputs.values().forEach((name, value) -> {
            int dot = name.lastIndexOf('.');
            if (name.substring(0, Math.max(0, dot)).equals(path)) {
                given.put(name.substring(dot + 1), value);
            }
        });
        return given;
    }

    private void body(Scope scope, String path) {
        for (ElementPlan element : scope.plan.elements()) {
            switch (element) {
                case ElementPlan.Called called ->
                    called(scope, called, path.isEmpty() ? called.name() : path + "." + called.name());
                case ElementPlan.Scattered scattered -> body(scope.inner(scattered.body()), path);
                case ElementPlan.Chosen chosen -> {
                    if (!(scope.find(chosen.conditional().condition()) instanceof Value.Bool(boolean taken)) || taken) {
                        body(scope.inner(chosen.body()), path);
                    }
                }
                case ElementPlan.Declared ignored -> {}
            }
        }
    }

    private void called(Scope scope, ElementPlan.Called called, String path) {
        Map<String, Value> given = given(path);
        Set<String> unknown = new HashSet<>();
        for (CallInput input : called.inputs()) {
            Value value = scope.find(input.value());
            if (value == null) {
                unknown.add(input.name());
            } else if (!value.isNone() || !called.defaulted().contains(input.name())) {
                given.put(input.name(), value);
            }
        }
        if (called.workflow() != null) {
            body(new Scope(called.workflow().body(), null, given, unknown), path);
        } else {
            calls.add(foreseen(called.task(), given, unknown, path));
        }
    }

    private ForeseenCall foreseen(TaskPlan task, Map<String, Value> given, Set<String> unknown, String path) {
        Names names = new Names(task, given, unknown);
        Map<String, Value> attributes = new LinkedHashMap<>();
        defaults.forEach((name, json) -> attributes.put(name, ValueJson.untyped(json)));
        Set<String> open = new HashSet<>();
        for (RuntimeEntry entry : task.task().runtime()) {
            Value value = found(names.evaluator, entry.value());
            attributes.remove(entry.name());
            if (value == null) {
                open.add(entry.name());
            } else if (!value.isNone()) {
                attributes.put(entry.name(), value);
            }
        }
        inputs.runtime().forEach((name, json) -> {
            if (name.startsWith(path + ".runtime.")) {
                String attribute = name.substring((path + ".runtime.").length());
                open.remove(attribute);
                attributes.put(attribute, ValueJson.untyped(json));
            }
        });
        return read(task, path, attributes, open);
    }

    private static ForeseenCall read(TaskPlan task, String path, Map<String, Value> attributes, Set<String> open) {
        String name = task.task().name();
        boolean imageOpen =
                open.contains("container") || open.contains("docker") && !attributes.containsKey("container");
        try {
            Runtime runtime = RuntimeReader.read(attributes, path);
            Resources asked = runtime.resources();
            Resources known = new Resources(
                    open.contains("cpu") ? 0 : asked.cpuMillis(),
                    open.contains("memory") ? 0 : asked.memoryBytes(),
                    asked.diskBytes(),
                    asked.mounts(),
                    asked.gpuCount(),
                    asked.gpuType(),
                    asked.preemptible());
            return new ForeseenCall(path, name, imageOpen ? null : runtime.containers(), known);
        } catch (ValueFault unfit) {
            return new ForeseenCall(path, name, null, null);
        }
    }

    private static Value found(Evaluator evaluator, Expression expression) {
        try {
            return evaluator.evaluate(expression);
        } catch (Unknown | EvaluationFault notNow) {
            return null;
        }
    }

    /** The names of a workflow's body. */
    private static final class Scope implements Bindings {
        private final BodyPlan plan;
        private final Scope outer;
        private final Map<String, Value> given;
        private final Set<String> unknown;
        private final Evaluator evaluator;
        private final Map<String, ElementPlan.Declared> declared = new HashMap<>();
        private final Map<String, Value> known = new HashMap<>();
        private final Set<String> open = new HashSet<>();

        Scope(BodyPlan plan, Scope outer, Map<String, Value> given, Set<String> unknown) {
            this.plan = plan;
            this.outer = outer;
            this.given = given;
            this.unknown = unknown;
            this.evaluator = new Evaluator(plan.document(), this, new NoFiles());
            plan.elements().forEach(element -> {
                if (element instanceof ElementPlan.Declared declaration) {
                    declared.put(declaration.declaration().name(), declaration);
                }
            });
        }

        Scope inner(BodyPlan body) {
            return new Scope(body, this, Map.of(), Set.of());
        }

        /** Null when it is not known yet. */
        Value find(Expression expression) {
            return found(evaluator, expression);
        }

        @Override
        public Value get(String name) {
            if (!plan.slots().containsKey(name)) {
                return outer(name);
            }
            Value value = known.get(name);
            if (value == null) {
                if (!open.add(name)) {
                    throw new Unknown();
                }
                value = value(name);
                known.put(name, value);
            }
            return value;
        }

        private Value outer(String name) {
            if (outer == null) {
                throw new Unknown();
            }
            return outer.get(name);
        }

        private Value value(String name) {
            ElementPlan.Declared declaration = declared.get(name);
            if (declaration == null || unknown.contains(name)) {
                throw new Unknown();
            }
            return valued(evaluator, declaration.declaration(), declaration.input() ? given.get(name) : null);
        }
    }

    /** The names of a task: its inputs and private declarations. */
    private static final class Names implements Bindings {
        private final TaskPlan task;
        private final Map<String, Value> given;
        private final Set<String> unknown;
        private final Evaluator evaluator;

        Names(TaskPlan task, Map<String, Value> given, Set<String> unknown) {
            this.task = task;
            this.given = given;
            this.unknown = unknown;
            this.evaluator = new Evaluator(task.document(), this, new NoFiles());
        }

        @Override
        public Value get(String name) {
            Declaration declaration = task.declaration(name);
            if (declaration == null || unknown.contains(name)) {
                throw new Unknown();
            }
            return valued(evaluator, declaration, given.get(name));
        }
    }

    private static Value valued(Evaluator evaluator, Declaration declaration, Value given) {
        CheckedDocument document = evaluator.document();
        if (given != null) {
            return Evaluator.fitted(given, document.typeOf(declaration), declaration.position(), null);
        }
        if (declaration.value().isEmpty() && !document.typeOf(declaration).isOptional()) {
            throw new Unknown();
        }
        return evaluator.declared(declaration);
    }

    /** No file has been looked at. */
    private static final class NoFiles implements org.jixia.wdl.engine.evaluation.FileAccess {
        @Override
        public List<Long> sizes(List<Value.File> files) {
            throw new Unknown();
        }

        @Override
        public String read(Value.File file, long maxBytes) {
            throw new Unknown();
        }

        @Override
        public Value.File write(String content, String ending) {
            throw new Unknown();
        }

        @Override
        public Value.Array glob(String pattern) {
            throw new Unknown();
        }

        @Override
        public Value.File stdout() {
            throw new Unknown();
        }

        @Override
        public Value.File stderr() {
            throw new Unknown();
        }
    }
}
