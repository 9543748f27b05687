package org.jixia.wdl.engine.plan;

import java.util.List;
import java.util.Optional;
import org.jixia.wdl.language.CheckedBundle;
import org.jixia.wdl.language.InputParameter;
import org.jixia.wdl.language.Interfaces;
import org.jixia.wdl.language.OutputParameter;
import org.jixia.wdl.language.Target;

/**
 * A checked workflow, or a single task, made ready to run: its calls as a static graph. Immutable and free of any run's
 * values, so that one plan serves all runs of a bundle.
 */
public final class Plan {
    private final Target target;

    private Plan(Target target) {
        this.target = target;
    }

    /** Empty when the bundle has faults, or holds several tasks and no workflow. */
    public static Optional<Plan> of(CheckedBundle bundle) {
        return bundle.valid() ? bundle.entry().map(Plan::of) : Optional.empty();
    }

    public static Plan of(Target target) {
        return new Plan(target);
    }

    public Target target() {
        return target;
    }

    public String name() {
        return target.name();
    }

    public List<InputParameter> inputs() {
        return Interfaces.inputs(target);
    }

    public List<OutputParameter> outputs() {
        return Interfaces.outputs(target);
    }

    /** Every call of a task that a run may make, subworkflows included, in the order of the text. */
    public List<PlannedCall> calls() {
        return List.of();
    }

    /** Addresses of files that stand in the documents themselves, so that a launch can tell which of them have no mapping. */
    public List<String> addresses() {
        return List.of();
    }
}
