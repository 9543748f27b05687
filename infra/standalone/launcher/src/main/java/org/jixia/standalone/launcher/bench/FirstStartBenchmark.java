package org.jixia.standalone.launcher.bench;

import java.nio.file.Path;
import java.time.Instant;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.PlatformStart;
import org.jixia.standalone.launcher.platform.PlatformStop;
import org.jixia.standalone.launcher.platform.TestInstallation;

/** An installation that has never run, from nothing to everything ready; this one is down meanwhile. */
final class FirstStartBenchmark implements Benchmark {

    private static final double TARGET_SECONDS = 120;

    @Override
    public String name() {
        return "first";
    }

    @Override
    public String about() {
        return "seconds of a new installation's first start, its stop excluded; the ratio is to the target of 120 s";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        new PlatformStop(platform, progress).run();
        var home = platform.installation().home();
        double seconds;
        try (var fresh = TestInstallation.make(home, Path.of(System.getProperty("java.io.tmpdir")), progress)) {
            var begun = Instant.now();
            fresh.start(platform.distribution());
            seconds = Laboratory.secondsSince(begun);
        }
        new PlatformStart(platform, progress).run();
        return new Result(name(), seconds, "s", seconds / TARGET_SECONDS);
    }
}
