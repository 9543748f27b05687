package org.jixia.standalone.launcher.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.bench.Benchmark;
import org.jixia.standalone.launcher.bench.Benchmarks;
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
        for (var benchmark : chosen()) {
            progress.say(benchmark.name() + ": " + benchmark.about());
            var result = benchmark.run(platform, progress);
            System.out.println(json ? asJson(result) : result.sentence());
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
