package org.jixia.standalone.launcher.bench;

import java.time.Duration;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.PartStatus;
import org.jixia.standalone.launcher.platform.Platform;

/** Processor time that the platform uses while nobody uses it. */
final class IdleBenchmark implements Benchmark {

    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final double TARGET_CORES = 0.25;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String about() {
        return "cores in use over a minute without requests; the ratio is to the target of a quarter";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var before = cpuMillis(platform);
        Laboratory.pause(WINDOW);
        var cores = (cpuMillis(platform) - before) / (double) WINDOW.toMillis();
        return new Result(name(), cores, "cores", cores / TARGET_CORES);
    }

    private static long cpuMillis(Platform platform) {
        return platform.status().stream().mapToLong(PartStatus::cpuMillis).sum();
    }
}
