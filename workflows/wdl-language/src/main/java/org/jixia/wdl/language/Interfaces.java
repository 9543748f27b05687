package org.jixia.wdl.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.MetaValue;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.ast.WdlVersion;
import org.jixia.wdl.language.ast.Workflow;
import org.jixia.wdl.language.ast.WorkflowElement;
import org.jixia.wdl.language.types.WdlType;

/** Inputs and outputs of what can be run, as a person sees them. */
public final class Interfaces {
    private final List<InputParameter> inputs = new ArrayList<>();
    private int calls;

    private Interfaces() {}

    /**
     * Every input that may be given: the target's own in their order, then those that calls leave unset, named by call
     * path. Of a scattered call there is one for all shards.
     */
    public static List<InputParameter> inputs(Target target) {
        var found = new Interfaces();
        found.own(target, target.name(), List.of(), Set.of());
        found.nested(target, target.name(), List.of());
        return List.copyOf(found.inputs);
    }

    private void own(Target target, String prefix, List<Call> path, Set<String> set) {
        for (Declaration input : target.callable().inputs()) {
            if (!set.contains(input.name())) {
                inputs.add(new InputParameter(
                        prefix + "." + input.name(),
                        target.document().typeOf(input),
                        input,
                        path,
                        description(target.callable(), input.name())));
            }
        }
    }

    private void nested(Target target, String prefix, List<Call> path) {
        if (target.callable() instanceof Workflow workflow) {
            for (Call call : calls(workflow.body())) {
                Optional<Target> callee = target.document().calleeOf(call);
                if (callee.isPresent() && calls++ < Limits.DEFAULT.calls()) {
                    List<Call> inner = new ArrayList<>(path);
                    inner.add(call);
                    String name = prefix + "." + call.name();
                    Set<String> set = new HashSet<>();
                    for (CallInput input : call.inputs()) {
                        set.add(input.name());
                    }
                    own(callee.get(), name, List.copyOf(inner), set);
                    nested(callee.get(), name, inner);
                }
            }
        }
    }

    /** How many calls a run of the target may hold: those of called workflows count each time, scattered ones once. */
    public static long calls(Target target) {
        return calls(target, new IdentityHashMap<>());
    }

    private static long calls(Target target, Map<Callable, Long> known) {
        Long before = known.get(target.callable());
        if (before != null) {
            return before;
        }
        long sum = 0;
        if (target.callable() instanceof Workflow workflow) {
            for (Call call : calls(workflow.body())) {
                Optional<Target> callee = target.document().calleeOf(call);
                long within = callee.isPresent() ? calls(callee.get(), known) : 0;
                sum = Math.min(Integer.MAX_VALUE, sum + 1 + within);
            }
        }
        known.put(target.callable(), sum);
        return sum;
    }

    private static List<Call> calls(List<WorkflowElement> body) {
        List<Call> found = new ArrayList<>();
        for (WorkflowElement element : body) {
            switch (element) {
                case Call call -> found.add(call);
                case Scatter scatter -> found.addAll(calls(scatter.body()));
                case Conditional conditional -> found.addAll(calls(conditional.body()));
                case Declaration declaration -> {}
            }
        }
        return found;
    }

    /** What a run gives back; without an outputs section 1.0 gives all call outputs and 1.1 none. */
    public static List<OutputParameter> outputs(Target target) {
        List<OutputParameter> outputs = new ArrayList<>();
        for (Declaration output : target.callable().outputs()) {
            outputs.add(new OutputParameter(
                    target.name() + "." + output.name(),
                    target.document().typeOf(output),
                    description(target.callable(), output.name())));
        }
        boolean allCalls = target.callable() instanceof Workflow workflow
                && !workflow.outputSection()
                && target.document().version() == WdlVersion.V1_0;
        if (allCalls) {
            callOutputs(target, target.workflow().body(), List.of(), outputs);
        }
        return List.copyOf(outputs);
    }

    private static void callOutputs(
            Target target, List<WorkflowElement> body, List<WorkflowElement> around, List<OutputParameter> outputs) {
        for (WorkflowElement element : body) {
            switch (element) {
                case Call call ->
                    target.document().calleeOf(call).ifPresent(callee -> {
                        for (Declaration output : callee.callable().outputs()) {
                            outputs.add(new OutputParameter(
                                    target.name() + "." + call.name() + "." + output.name(),
                                    lifted(callee.document().typeOf(output), around),
                                    description(callee.callable(), output.name())));
                        }
                    });
                case Scatter scatter -> callOutputs(target, scatter.body(), with(around, scatter), outputs);
                case Conditional conditional ->
                    callOutputs(target, conditional.body(), with(around, conditional), outputs);
                case Declaration declaration -> {}
            }
        }
    }

    private static List<WorkflowElement> with(List<WorkflowElement> around, WorkflowElement element) {
        List<WorkflowElement> more = new ArrayList<>(around);
        more.add(element);
        return more;
    }

    /** The type of something inside scatters (arrays) and conditionals (optional), outermost first, from outside. */
    public static WdlType lifted(WdlType type, List<WorkflowElement> scopes) {
        WdlType lifted = type;
        for (WorkflowElement scope : scopes.reversed()) {
            lifted = switch (scope) {
                case Scatter scatter -> WdlType.array(lifted);
                case Conditional conditional -> lifted.optional();
                case Declaration declaration -> lifted;
                case Call call -> lifted;
            };
        }
        return lifted;
    }

    /** From parameter_meta: a text, or the text under {@code help} or {@code description} of an object. */
    private static Optional<String> description(Callable callable, String name) {
        return switch (callable.parameterMeta().get(name)) {
            case MetaValue.MetaString(String text) -> Optional.of(text);
            case MetaValue.MetaObject(Map<String, MetaValue> values) ->
                values.get("help") instanceof MetaValue.MetaString(String text)
                        ? Optional.of(text)
                        : values.get("description") instanceof MetaValue.MetaString(String text)
                                ? Optional.of(text)
                                : Optional.empty();
            case null, default -> Optional.empty();
        };
    }
}
