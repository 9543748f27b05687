package org.jixia.standalone.launcher.bench;

import java.time.Instant;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.PlatformStart;
import org.jixia.standalone.launcher.platform.PlatformStop;
import org.jixia.standalone.launcher.platform.Warming;

/** Stops the platform and takes the time until every part is ready again, with or without ahead-of-time caches. */
record RestartBenchmark(boolean warm) implements Benchmark {

    @Override
    public String name() {
        return warm ? "restart-warm" : "restart";
    }

    @Override
    public String about() {
        return "seconds from nothing running to everything ready, "
                + (warm ? "with ahead-of-time caches" : "without caches") + "; the ratio is to the target of "
                + (int) target() + " s";
    }

    private double target() {
        return warm ? 35 : 60;
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        if (warm) {
            new Warming(platform, progress).run();
        }
        var measured = warm ? platform : platform.withoutCaches();
        new PlatformStop(platform, progress).run();
        var begun = Instant.now();
        new PlatformStart(measured, progress).run();
        var seconds = Laboratory.secondsSince(begun);
        return new Result(name(), seconds, "s", seconds / target());
    }
}
