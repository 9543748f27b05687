package org.jixia.standalone.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.bench.Benchmark;
import org.jixia.standalone.launcher.bench.Benchmarks;
import org.jixia.standalone.launcher.platform.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = "Measures the running platform; without a name, everything.")
final class BenchCommand implements Runnable {

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One of the benchmarks; '--list' shows them.")
    private String name;

    @Option(names = "--json", description = "End with one JSON object per benchmark, the last on the last line.")
    private boolean json;

    @Option(names = "--list", description = "Only list the benchmarks.")
    private boolean list;

    @Override
    public void run() {
        var progress = new Progress(json ? System.err : System.out);
        if (list) {
            Benchmarks.all().forEach(benchmark -> System.out.printf("%-10s %s%n", benchmark.name(), benchmark.about()));
            return;
        }
        var platform = Surroundings.existing();
        progress.say(machine());
        try (var interruption = Surroundings.interruption(progress, "the platform stays as it is")) {
            measure(platform, progress);
        }
    }

    private void measure(Platform platform, Progress progress) {
        for (var benchmark : chosen()) {
            progress.say(benchmark.name() + ": " + benchmark.about());
            var result = benchmark.run(platform, progress);
            System.out.println(json ? asJson(result) : result.sentence());
        }
    }

    /** What the figures hang on. */
    private static String machine() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, %d GiB, load %.1f, commit %s",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 30,
                system.getSystemLoadAverage(),
                commit());
    }

    private static String commit() {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .directory(Jixia.home().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return git.inputReader().lines().findFirst().orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private List<Benchmark> chosen() {
        if (name == null) {
            return Benchmarks.all();
        }
        var chosen = Benchmarks.all().stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new Trouble("There is no benchmark '" + name + "': './jixia bench --list' shows them.");
        }
        return chosen;
    }

    private static String asJson(Benchmark.Result result) {
        var node = new ObjectMapper().createObjectNode();
        node.put("name", result.name());
        node.put("value", result.value());
        node.put("unit", result.unit());
        if (result.ratio() != null) {
            node.put("ratio", result.ratio());
        }
        return node.toString();
    }
}
