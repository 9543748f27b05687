package org.jixia.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jixia.platform.ids.Ids;

/**
 * Billing, drs and wes as far as workspace speaks with them, on one port. Runs end at once: COMPLETE with an output, or
 * EXECUTOR_ERROR when the input {@code text} is "bad", or never when it is "endless". See {@link #rows} for other texts.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    static final String NO_ACCOUNT = "00000000-0000-7000-8000-000000000000";

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Run(String submission, String row, JsonNode inputs) {
        String text() {
            return inputs.path("wf.text").asText();
        }
    }

    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final List<String> caps = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private final List<String> cancelled = new CopyOnWriteArrayList<>();
    private final List<String> followed = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "jixia.services.billing.url", url,
                "jixia.services.drs.url", url,
                "jixia.services.wes.url", url,
                "jixia.services.tes.url", url,
                "jixia.workspace.sweep-every", "200MS",
                "jixia.workspace.ask-runs-every", "200MS",
                "jixia.workspace.removal-grace", "PT0S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        var answer = JSON.createObjectNode();
        var status = handle(exchange.getRequestURI().getPath(), body, answer);
        var out = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, out.length);
        exchange.getResponseBody().write(out);
        exchange.close();
    }

    private int handle(String path, JsonNode body, ObjectNode answer) {
        if (path.equals("/told")) {
            cancelled.forEach(answer.putArray("cancelled")::add);
            caps.forEach(answer.putArray("caps")::add);
            followed.forEach(answer.putArray("followed")::add);
        } else if (path.equals("/refusing")) {
            refusing = body.path("cancellations").asBoolean();
        } else if (path.startsWith("/internal/runs:") || path.startsWith("/internal/workflows:")) {
            return wes(path, body, answer);
        } else if (path.endsWith("/removal")) {
            answer.put("done", true);
        } else if (path.endsWith("/references")) {
            // The first step ends at a path, the next one at the end.
            if (!body.hasNonNull("after")) {
                answer.put("next", "in/a.txt");
            }
            followed.add(
                    body.path("from").asText() + " after " + body.path("after").asText("null"));
        } else if (path.endsWith("/contents")) {
            answer.put("objects", 2).put("bytes", 5);
        } else if (path.endsWith("/cancellation")) {
            if (refusing && path.startsWith("/internal/submissions/")) {
                return 500;
            }
            cancelled.add(path);
        } else {
            return others(path, body, answer);
        }
        return 200;
    }

    private int others(String path, JsonNode body, ObjectNode answer) {
        if (path.startsWith("/internal/reservations/") && body.has("cap")) {
            caps.add(body.path("cap").toString());
        }
        if (path.startsWith("/internal/people/") && path.endsWith("/account")) {
            answer.put("billingAccount", Ids.personal("account of " + path).toString());
        } else if (path.startsWith("/internal/reservations/")
                && body.path("runs").asInt() > 3) {
            answer.put("detail", "4 runs asked, 3 allowed; ask the account's owner")
                    .put("code", "billing.over-quota");
            answer.put("allowed", 3);
            return 409;
        } else if (path.equals("/internal/estimates")) {
            answer.put("known", false);
        } else if (path.equals("/internal/objects:resolve")) {
            resolve(body, answer);
        } else if (path.equals("/accounts/" + NO_ACCOUNT)) {
            return 404;
        } else if (path.startsWith("/accounts/")) {
            return 500;
        }
        return 200;
    }

    private int wes(String path, JsonNode body, ObjectNode answer) {
        if (path.equals("/internal/workflows:describe")) {
            return describe(body, answer);
        } else if (path.equals("/internal/runs:states")) {
            states(body, answer);
        } else if (path.equals("/internal/runs:check")) {
            rows(body, answer, false);
        } else {
            var texts = body.path("rows").findValuesAsText("wf.text");
            if (texts.contains("stuck")) {
                return 500;
            }
            if (texts.contains("capped")) {
                answer.put("code", "wes.submission-cancelled").put("detail", "the cap is reached");
                return 409;
            }
            rows(body, answer, true);
        }
        return 200;
    }

    private static void resolve(JsonNode body, ObjectNode answer) {
        var items = answer.putArray("items");
        for (var reference : body.path("references")) {
            var item = items.addObject().put("reference", reference.asText());
            if (reference.asText().contains("missing")) {
                item.putObject("fault").put("code", "drs.not-found").put("detail", "there is no such file");
            } else {
                item.putObject("object").put("drsUri", "drs://test/" + Ids.personal(reference.asText()));
            }
        }
    }

    /** An address with "nowhere" cannot be read, a text with "broken" is no workflow; every other is the same workflow. */
    private static int describe(JsonNode body, ObjectNode answer) {
        if (body.path("url").asText().contains("nowhere")) {
            answer.put("code", "wes.request-invalid").put("detail", "faults");
            answer.putArray("faults")
                    .addObject()
                    .put("code", "wes.workflow-unreachable")
                    .put("detail", "HTTP 404");
            return 400;
        }
        if (body.has("url")) {
            answer.putObject("workflow")
                    .put("main", "read.wdl")
                    .putObject("files")
                    .put("read.wdl", "version 1.1");
        }
        var broken = body.path("workflow").toString().contains("broken");
        answer.put("valid", !broken).put("name", "wf").put("kind", "workflow");
        if (broken) {
            var diagnostic = answer.putArray("diagnostics").addObject().put("severity", "ERROR");
            diagnostic.put("file", "main.wdl").put("line", 2).put("column", 1);
            diagnostic.put("message", "told in " + body.path("language").asText());
            return 200;
        }
        var inputs = answer.putArray("inputs");
        inputs.addObject().put("name", "wf.text").put("type", "String").put("optional", false);
        inputs.addObject().put("name", "wf.count").put("type", "Int?").put("optional", true);
        inputs.addObject().put("name", "wf.texts").put("type", "Array[String]?").put("optional", true);
        answer.putArray("outputs").addObject().put("name", "wf.out").put("type", "String");
        return 200;
    }

    /**
     * "refused" is refused when checked, "faulty" when started, "vanishing" fails and is refused once it has run; for "stuck" wes
     * cannot start the batch, for "capped" it will not.
     */
    private void rows(JsonNode body, ObjectNode answer, boolean start) {
        var rows = answer.putArray("rows");
        for (var row : body.path("rows")) {
            var item = rows.addObject().put("row", row.path("row").asText());
            var text = row.path("inputs").path("wf.text").asText();
            var again = runs.values().stream().anyMatch(run -> run.text().equals(text));
            if (text.equals("refused") || text.equals("vanishing") && again || text.equals("faulty") && start) {
                var faults = item.putArray("faults");
                faults.addObject().put("code", "wes.refused").put("detail", "not this text");
                faults.addObject().put("code", "wes.refused").put("detail", "nor at this time");
            } else if (text.equals("warned") && !start) {
                item.putArray("warnings").add("watch out");
                item.put("expectedCacheHits", 2);
            } else if (start) {
                var run = Ids.personal(body.path("submission").asText()
                                + row.path("row").asText())
                        .toString();
                runs.put(
                        run,
                        new Run(
                                body.path("submission").asText(),
                                row.path("row").asText(),
                                row.path("inputs")));
                item.put("run", run);
            }
        }
    }

    private void states(JsonNode body, ObjectNode answer) {
        var items = answer.putArray("items");
        for (var id : body.path("runs")) {
            var run = runs.get(id.asText());
            var state = state(run);
            var item = items.addObject().put("run", id.asText()).put("state", state);
            item.put("submission", run.submission()).put("row", run.row());
            item.put("startedAt", "2026-01-01T00:00:00Z").put("endedAt", "2026-01-01T00:00:01Z");
            if (state.equals("EXECUTOR_ERROR")) {
                item.putObject("failure").put("code", "EXIT_CODE").put("sentence", "it exited with 3");
            } else {
                item.putObject("outputs").put("wf.out", "made from " + run.inputs());
            }
        }
    }

    private String state(Run run) {
        var stopped = cancelled.contains("/internal/submissions/" + run.submission() + "/cancellation");
        return switch (run.text()) {
            case "bad", "vanishing" -> "EXECUTOR_ERROR";
            case "endless" -> "RUNNING";
            case "slow" -> stopped ? "COMPLETE" : "RUNNING";
            default -> "COMPLETE";
        };
    }
}
