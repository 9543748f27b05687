package org.jixia.wdl.engine.run;

import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;

/** All that a run starts from. Must be given again, equal, when a run is resumed. */
public record RunRequest(Plan plan, RunInputs inputs, RunOptions options) {}
