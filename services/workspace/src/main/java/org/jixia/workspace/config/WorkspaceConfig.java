package org.jixia.workspace.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the workspace service. */
@ConfigMapping(prefix = "jixia.workspace")
public interface WorkspaceConfig {
    /** How long a deleted workspace can be taken back. */
    @WithDefault("P7D")
    Duration removalGrace();

    /** How often unfinished submissions and removals are looked at again. */
    @WithDefault("5S")
    Duration sweepEvery();

    /** How often runs are asked for whose end nobody told. */
    @WithDefault("30S")
    Duration askRunsEvery();
}
