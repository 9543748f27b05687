package org.jixia.wes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jixia.platform.http.PageToken;
import org.jixia.wes.api.WesBodies.Log;
import org.jixia.wes.api.WesBodies.RunLog;
import org.jixia.wes.api.WesBodies.RunSummary;
import org.jixia.wes.api.WesBodies.TaskList;
import org.jixia.wes.api.WesBodies.TaskLog;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunRepository;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepRepository.NodeView;
import org.jixia.wes.domain.Tasks;

/** Writes runs and their calls in the words of WES; addresses of logs lie on our own origin and take the same bearer. */
@Singleton
class WesLogs {

    private static final int INLINE = 1000;
    private static final String FILTER = "tasks";

    private final RunRepository runs;
    private final StepRepository steps;
    private final Tasks tasks;
    private final WesConfig config;
    private final ObjectMapper json;

    WesLogs(RunRepository runs, StepRepository steps, Tasks tasks, WesConfig config, ObjectMapper json) {
        this.runs = runs;
        this.steps = steps;
        this.tasks = tasks;
        this.config = config;
        this.json = json;
    }

    static RunSummary summary(Run run) {
        return new RunSummary(
                run.id().toString(), run.state().name(), time(run.startedAt()), time(run.endedAt()), run.tags());
    }

    RunLog run(Run run) {
        var address = config.publicUrl() + "/ga4gh/wes/v1/runs/" + run.id();
        var own = new ArrayList<>(run.warnings());
        if (run.failure() != null) {
            own.add(run.failure().sentence());
        }
        var log = new Log(
                run.workflow(),
                List.of("jixia-wdl", run.workflow()),
                time(run.startedAt()),
                time(run.endedAt()),
                address + "/logs/stdout",
                address + "/logs/stderr",
                exitCode(run),
                own);
        var first = steps.allAttempts(run.id(), 0, 0, INLINE + 1);
        List<TaskLog> inline = first.size() > INLINE
                ? null
                : first.stream().map(view -> log(view, null)).toList();
        return new RunLog(
                run.id().toString(),
                request(run),
                run.state().name(),
                log,
                address + "/tasks",
                inline,
                run.outputs() == null ? json.createObjectNode() : tree(run.outputs()));
    }

    private static Integer exitCode(Run run) {
        return switch (run.state()) {
            case COMPLETE -> 0;
            case EXECUTOR_ERROR, SYSTEM_ERROR, CANCELED -> 1;
            case QUEUED, INITIALIZING, RUNNING, CANCELING -> null;
        };
    }

    private JsonNode request(Run run) {
        if (run.request() != null) {
            return tree(run.request());
        }
        ObjectNode request = json.createObjectNode();
        request.set("workflow_params", RunResults.inputs(run, json));
        request.put("workflow_type", "WDL");
        request.put("workflow_type_version", "1.1");
        request.put("workflow_url", run.workflow() + ".wdl");
        request.set("tags", json.valueToTree(run.tags()));
        return request;
    }

    TaskList tasks(Run run, int size, String token) {
        var after = PageToken.decode(token, FILTER + run.id(), Position::of).orElse(new Position(0, 0));
        var views = steps.allAttempts(run.id(), after.number(), after.attempt(), size + 1);
        boolean more = views.size() > size;
        var shown = more ? views.subList(0, size) : views;
        var next = more ? PageToken.encode(Position.keys(shown.getLast()), FILTER + run.id()) : "";
        return new TaskList(shown.stream().map(view -> log(view, null)).toList(), next);
    }

    /** Behind which attempt of which call a page begins. */
    private record Position(long number, int attempt) {

        static Position of(List<String> keys) {
            return new Position(Long.parseLong(keys.get(0)), Integer.parseInt(keys.get(1)));
        }

        static List<String> keys(NodeView last) {
            return List.of("" + last.number(), "" + last.attempt());
        }
    }

    /** Ids are the call's number and attempt: stable from the first appearance and safe in addresses. */
    Optional<TaskLog> task(Run run, String id) {
        var numbers = id.split("-", 2);
        if (numbers.length != 2 || !numbers[0].matches("\\d{1,18}") || !numbers[1].matches("\\d{1,4}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(numbers[0]);
        int attempt = Integer.parseInt(numbers[1]);
        return steps.calls(run.id(), null, null, number - 1, 1).stream()
                .filter(view -> view.number() == number)
                .flatMap(view -> steps.attempts(run.id(), view.path()).stream())
                .filter(view -> view.attempt() == attempt)
                .findFirst()
                .map(view -> log(view, view.task() == null ? null : tasks.shown(run, view.task())));
    }

    /** @param shown what tes says of the task itself, or null where only our rows are asked */
    private TaskLog log(NodeView view, Tasks.Shown shown) {
        var lines = new ArrayList<String>();
        if (view.verdict() != null) {
            lines.add(verdict(tree(view.verdict())));
        }
        if (view.sentence() != null) {
            lines.add(view.reason() + ": " + view.sentence());
        }
        var details = view.details() == null ? json.createObjectNode() : tree(view.details());
        if (details.has("hostTools")) {
            lines.add("host tools: " + details.get("hostTools"));
        }
        int attempt = Math.max(
                shown == null ? 1 : shown.attempt(), details.path("lastAttempt").asInt(1));
        var logs = view.task() == null
                ? null
                : config.publicUrl() + "/api/tes/tasks/" + view.task() + "/logs/" + attempt + "/0/";
        return new TaskLog(
                view.number() + "-" + view.attempt(),
                view.path(),
                shown == null ? null : shown.command(),
                time(view.submittedAt()),
                time(view.endedAt()),
                logs == null ? null : logs + "stdout",
                logs == null ? null : logs + "stderr",
                view.exitCode(),
                lines,
                view.task() == null ? null : config.publicUrl() + "/ga4gh/tes/v1/tasks/" + view.task());
    }

    private static String verdict(JsonNode verdict) {
        var other =
                verdict.path("call").asText() + " of run " + verdict.path("run").asText();
        return switch (verdict.path("reason").asText("HIT")) {
            case "HIT" -> "answered by the call cache, with the result of " + other;
            case "FIRST" -> "not in the call cache: no earlier call of the task in this workspace";
            case "OUTPUTS_GONE" -> "not answered by the call cache: outputs of " + other + " are gone";
            case "IMAGE_NOT_PINNED" -> "not looked up in the call cache: its image is no fixed version";
            default -> {
                var parts = new ArrayList<String>();
                verdict.path("differs")
                        .forEach(part -> parts.add(part.path("part").asText()));
                yield "not in the call cache: the nearest earlier call, " + other + ", differs in "
                        + String.join(", ", parts);
            }
        };
    }

    /** A piece at a time: a run of many calls has many lines. */
    void write(Run run, OutputStream out) throws IOException {
        long after = -1;
        for (List<RunRepository.Line> lines; !(lines = runs.lines(run.id(), after, 1000)).isEmpty(); ) {
            var text = new StringBuilder();
            for (RunRepository.Line line : lines) {
                text.append(time(line.at())).append(' ').append(line.text()).append('\n');
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            after = lines.getLast().seq();
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored value of a run cannot be read", broken);
        }
    }

    /** UTC without fractions, as the standard writes times. */
    static String time(Instant at) {
        return at == null ? null : DateTimeFormatter.ISO_INSTANT.format(at.truncatedTo(ChronoUnit.SECONDS));
    }
}
