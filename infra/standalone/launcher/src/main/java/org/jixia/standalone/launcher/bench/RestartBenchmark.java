package org.jixia.standalone.launcher.bench;

import java.time.Duration;
import java.time.Instant;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.PlatformStart;
import org.jixia.standalone.launcher.platform.PlatformStop;

/** Stops the platform and takes the time until every part is ready again. */
final class RestartBenchmark implements Benchmark {

    /** The time that a restart may take on two cores. */
    private static final double TARGET_SECONDS = 60;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String about() {
        return "seconds from nothing running to everything ready; the ratio is to the target of 60 s";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        new PlatformStop(platform, progress).run();
        var begun = Instant.now();
        new PlatformStart(platform, progress).run();
        var seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        return new Result(name(), seconds, "s", seconds / TARGET_SECONDS);
    }
}
