package org.jixia.standalone.launcher.bench;

import java.util.List;

/** Every benchmark there is, in the order in which they run. */
public final class Benchmarks {

    private Benchmarks() {}

    public static List<Benchmark> all() {
        return List.of(new RestartBenchmark(), new MemoryBenchmark(), new IdleBenchmark());
    }
}
