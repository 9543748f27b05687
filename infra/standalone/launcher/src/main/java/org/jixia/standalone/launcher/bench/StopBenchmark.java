package org.jixia.standalone.launcher.bench;

import java.time.Instant;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.PlatformStart;
import org.jixia.standalone.launcher.platform.PlatformStop;

/** A clean stop of everything; the platform is started again afterwards. */
final class StopBenchmark implements Benchmark {

    private static final double TARGET_SECONDS = 15;

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public String about() {
        return "seconds of a clean stop; the ratio is to the target of 15 s";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var begun = Instant.now();
        new PlatformStop(platform, progress).run();
        var seconds = Laboratory.secondsSince(begun);
        new PlatformStart(platform, progress).run();
        return new Result(name(), seconds, "s", seconds / TARGET_SECONDS);
    }
}
