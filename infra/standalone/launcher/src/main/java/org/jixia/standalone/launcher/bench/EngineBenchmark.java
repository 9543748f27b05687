package org.jixia.standalone.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.demo.Gateway;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.Tokens;

/**
 * Submits a workflow of no-op tasks to an engine without an executor and takes the time from the request to the end that a client sees.
 * The median of five runs after three that warm the engine up; the floor is what the database alone takes for the same rows.
 */
final class EngineBenchmark implements Benchmark {

    private static final int WARMING = 3;
    private static final int MEASURED = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String BOUNDARY = "jixia-benchmark";
    private static final String NOTHING = """
            version 1.1
            task nothing {
              input { Int number = 0 }
              command <<< >>>
            }
            """;

    private final String name;
    private final boolean chain;
    private final int tasks;

    private EngineBenchmark(String name, boolean chain, int tasks) {
        this.name = name;
        this.chain = chain;
        this.tasks = tasks;
    }

    /** B1b: so many tasks that depend on nothing. */
    static EngineBenchmark scatter(int tasks) {
        return new EngineBenchmark("b1b-" + tasks, false, tasks);
    }

    /** B2: so many tasks, each after the one before it. */
    static EngineBenchmark chain(int tasks) {
        return new EngineBenchmark("b2-" + tasks, true, tasks);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String about() {
        return chain
                ? "ms a link of a chain of " + tasks
                        + " no-op tasks through wes with a null executor; the ratio is to the" + " database alone"
                : "tasks a second of a scatter of " + tasks
                        + " no-op tasks through wes with a null executor; the ratio is"
                        + " of its time to the database alone";
    }

    @Override
    public Result run(Platform platform, Progress progress) {
        var token = new Tokens(platform.installation()).of("researcher");
        try (var engine = EngineInstance.start(platform)) {
            var gateway = new Gateway(engine.address(), token);
            for (int i = 0; i < WARMING; i++) {
                seconds(gateway);
            }
            var all = new ArrayList<Double>();
            for (int i = 0; i < MEASURED; i++) {
                all.add(seconds(gateway));
                progress.say(name + ": " + all.getLast() + " s");
            }
            var floor = floor(engine);
            Collections.sort(all);
            var median = all.get(MEASURED / 2);
            return chain
                    ? new Result(name, median * 1000 / tasks, "ms a link", median / floor)
                    : new Result(name, tasks / median, "tasks/s", median / floor);
        }
    }

    private double floor(EngineInstance engine) {
        try (var connection = engine.connect()) {
            var floor = new EngineFloor(connection);
            floor.seconds(tasks, chain ? 1 : 500);
            return floor.seconds(tasks, chain ? 1 : 500);
        } catch (SQLException e) {
            throw new Trouble("The floor cannot be measured: " + e.getMessage() + ".", e);
        }
    }

    private double seconds(Gateway gateway) {
        var begun = Instant.now();
        var run = gateway.post("/ga4gh/wes/v1/runs", form(), "multipart/form-data; boundary=" + BOUNDARY)
                .path("run_id")
                .asText();
        var deadline = begun.plus(LONGEST);
        while (true) {
            var state = gateway.get("/ga4gh/wes/v1/runs/" + run + "/status")
                    .path("state")
                    .asText();
            var now = Instant.now();
            if (state.equals("COMPLETE")) {
                return Duration.between(begun, now).toNanos() / 1e9;
            }
            if (state.endsWith("ERROR") || state.startsWith("CANCEL") || now.isAfter(deadline)) {
                throw new Trouble("The run " + run + " of the benchmark is " + state + ", not complete.");
            }
            EngineInstance.pause(10);
        }
    }

    private String form() {
        var fields = Map.of(
                "workflow_type",
                "WDL",
                "workflow_type_version",
                "1.1",
                "workflow_url",
                "main.wdl",
                "workflow_engine_parameters",
                "{\"read_from_cache\": \"false\", \"write_to_cache\": \"false\"}");
        var form = new StringBuilder();
        fields.forEach((field, value) -> part(form, "name=\"" + field + "\"", value));
        part(form, "name=\"workflow_attachment\"; filename=\"main.wdl\"", workflow());
        return form.append("--").append(BOUNDARY).append("--\r\n").toString();
    }

    private static void part(StringBuilder form, String head, String content) {
        form.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; ")
                .append(head)
                .append("\r\n\r\n")
                .append(content)
                .append("\r\n");
    }

    private String workflow() {
        var text = new StringBuilder(NOTHING).append("workflow many {\n");
        if (chain) {
            for (int i = 0; i < tasks; i++) {
                text.append("  call nothing as link").append(i);
                text.append(i == 0 ? "\n" : " after link" + (i - 1) + "\n");
            }
        } else {
            text.append("  scatter (i in range(").append(tasks).append(")) { call nothing { input: number = i } }\n");
        }
        return text.append("}\n").toString();
    }
}
