package org.jixia.standalone.launcher.bench;

import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.PartStatus;
import org.jixia.standalone.launcher.platform.Platform;

/** Memory of all processes together, shared pages counted once. */
final class MemoryBenchmark implements Benchmark {

    private static final double TARGET_MEBIBYTES = 3072;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "MiB of all processes together; the ratio is to the target of 3 GiB";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var bytes =
                platform.status().stream().mapToLong(PartStatus::memoryBytes).sum();
        var mebibytes = bytes / 1048576.0;
        return new Result(name(), mebibytes, "MiB", mebibytes / TARGET_MEBIBYTES);
    }
}
