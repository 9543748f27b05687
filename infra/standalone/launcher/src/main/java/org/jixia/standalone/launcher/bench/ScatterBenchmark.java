package org.jixia.standalone.launcher.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.platform.Platform;

/** B1a: a scatter of tasks that do next to nothing, from the submission by WES to the end of the run, in local sandboxes. */
record ScatterBenchmark(int tasks) implements Benchmark {

    private static final String WDL = """
            version 1.1

            workflow wide {
              input { Int width }
              scatter (number in range(width)) {
                call nothing { input: number }
              }
              output { Int ended = length(nothing.answer) }
            }

            task nothing {
              input { Int number }
              command <<< echo ~{number} >>>
              output { Int answer = number }
            }
            """;

    private static final Set<String> ENDED = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    @Override
    public String name() {
        return "b1a-" + tasks;
    }

    @Override
    public String about() {
        return "seconds for a scatter of " + tasks
                + " tasks as local processes; the ratio is to the same under bubblewrap" + " alone";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var laboratory = Laboratory.open(platform, name());
        // Once small, so that neither compilers nor caches are met for the first time.
        scatter(laboratory, 10);
        var seconds = scatter(laboratory, tasks);
        var floor = Floor.sandboxed(tasks);
        progress.say(String.format(
                Locale.ROOT,
                "  %.2f s, under bubblewrap alone %.2f s, without it %.2f s",
                seconds,
                floor,
                Floor.bare(tasks)));
        return new Result(name(), seconds, "s", seconds / floor);
    }

    private static double scatter(Laboratory laboratory, int width) {
        var begun = Instant.now();
        run(laboratory, width);
        return Laboratory.secondsSince(begun);
    }

    /** Its id, once it has ended well. */
    static String run(Laboratory laboratory, int width) {
        var form = new FormText()
                .field("workflow_type", "WDL")
                .field("workflow_type_version", "1.1")
                .field("workflow_url", "wide.wdl")
                .field("workflow_params", "{\"wide.width\": " + width + "}")
                .field("workflow_engine_parameters", """
                        {"workspace": "%s", "host_tools": "true", "read_from_cache": "false", "write_to_cache": "false"}
                        """.formatted(laboratory.workspace()))
                .file("workflow_attachment", "wide.wdl", WDL);
        var runs = "/ga4gh/wes/v1/runs";
        var run = laboratory
                .gateway()
                .post(runs, form.text(), form.type())
                .path("run_id")
                .asText();
        var state = Laboratory.await(
                        Duration.ofMillis(100),
                        Duration.ofMinutes(15),
                        () -> laboratory.gateway().get(runs + "/" + run + "/status"),
                        answer -> ENDED.contains(answer.path("state").asText()))
                .path("state")
                .asText();
        if (!state.equals("COMPLETE")) {
            throw new Trouble("The scatter ended with " + state + ": look at run " + run + " in the portal.");
        }
        return run;
    }
}
