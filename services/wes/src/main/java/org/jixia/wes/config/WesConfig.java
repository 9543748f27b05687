package org.jixia.wes.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of wes, all below {@code jixia.wes}. */
@ConfigMapping(prefix = "jixia.wes")
public interface WesConfig {

    /** Origin under which people and clients reach the platform; addresses of logs begin with it. */
    @WithDefault("http://localhost:18000")
    String publicUrl();

    /** The page that tells how to get a token; by default the portal's help. */
    Optional<String> authInstructionsUrl();

    /** Shown as the organization in service-info. */
    @WithDefault("Jixia")
    String organization();

    /** Name of this replica, kept over restarts so that it finds its own runs at once; by default host and port. */
    Optional<String> replica();

    /** Threads that drive runs; each owns a share of the shards. Two, because deciding is short and the database is the limit. */
    @WithDefault("2")
    int lanes();

    /** How long a replica may be silent before others take its shards. */
    @WithDefault("20S")
    Duration leaseLife();

    /** How often a replica says that it lives; several times within a lease's life. */
    @WithDefault("5S")
    Duration beat();

    /** How often new runs, cancellations and results are looked for in the database, beside being told at once. */
    @WithDefault("500MS")
    Duration poll();

    /** How often tasks under way are asked about at tes: repairs every lost message. */
    @WithDefault("60S")
    Duration sweep();

    /** How often spending is compared with cost caps: a cap is overshot by what runs in that time. */
    @WithDefault("10S")
    Duration spending();

    /** A run without news for so long leaves memory; the next news loads it again. */
    @WithDefault("60S")
    Duration idle();

    /** Runs without news are dropped earlier when more than this many are in memory. */
    @WithDefault("20000")
    int liveRuns();

    /** For benchmarks only: tasks end at once, without tes and without running anything. Never set it on a platform that people use. */
    @WithDefault("false")
    boolean nullExecutor();

    /** Most bytes of a workflow with its imports. */
    @WithDefault("16777216")
    int bundleBytes();

    /** Hosts inside this installation that workflows may be fetched from although they are internal addresses. */
    Optional<List<String>> trustedWorkflowHosts();
}
