package org.jixia.wdl.language;

import java.util.List;

/** Inputs and outputs of what can be run, as a person sees them. */
public final class Interfaces {
    private Interfaces() {}

    /**
     * Every input that may be given: the target's own in their order, then those that calls leave unset, named by call
     * path. Of a scattered call there is one for all shards.
     */
    public static List<InputParameter> inputs(Target target) {
        return List.of();
    }

    /** What a run gives back; without an outputs section 1.0 gives all call outputs and 1.1 none. */
    public static List<OutputParameter> outputs(Target target) {
        return List.of();
    }
}
