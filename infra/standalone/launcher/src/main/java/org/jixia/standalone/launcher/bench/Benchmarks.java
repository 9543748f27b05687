package org.jixia.standalone.launcher.bench;

import java.util.List;

/** Every benchmark there is, in the order in which they run: first those that need the platform as it is. */
public final class Benchmarks {

    private Benchmarks() {}

    public static List<Benchmark> all() {
        return List.of(
                new IdleBenchmark(),
                new MemoryBenchmark(),
                new ScatterBenchmark(100),
                new ScatterBenchmark(1000),
                EngineBenchmark.scatter(100),
                EngineBenchmark.scatter(1000),
                EngineBenchmark.chain(500),
                new ImportBenchmark(),
                new LookupBenchmark(),
                new TransferBenchmark(true),
                new TransferBenchmark(false),
                PageBenchmark.run(),
                PageBenchmark.table(),
                new StopBenchmark(),
                new RestartBenchmark(false),
                new FirstStartBenchmark(),
                new RestartBenchmark(true));
    }
}
