package org.jixia.wes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays tes: a task's script says what becomes of it. {@code exit 3} fails, so does {@code too slow}, {@code wait for ever} goes
 * on until its run is cancelled, {@code print a nul} prints one, {@code take long} ends after three seconds, {@code second try} has a system fault behind it;
 * {@code forget me} is accepted once without being kept; any other ends well. It never calls back: every end
 * has to be asked for.
 */
class TaskServiceOfTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> byKey = new ConcurrentHashMap<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    JsonNode submit(JsonNode body) {
        var answer = JSON.createObjectNode();
        var items = answer.putArray("items");
        for (JsonNode submission : body.path("tasks")) {
            var key = submission.path("key").asText();
            var script = script(submission.path("task"));
            var id = UUID.randomUUID().toString();
            if (!script.contains("forget me") || !forgotten.add(key)) {
                id = byKey.computeIfAbsent(key, k -> result(k, submission.path("task"), script))
                        .path("task")
                        .asText();
            }
            items.addObject().put("key", key).put("id", id);
        }
        return answer;
    }

    JsonNode states(JsonNode body) {
        var answer = JSON.createObjectNode();
        var items = answer.putArray("items");
        body.path("keys").forEach(key -> {
            var known = byKey.get(key.asText());
            if (known != null) {
                if (cancelled.contains(known.path("run").asText())
                        && known.path("state").asText().equals("RUNNING")) {
                    known.put("state", "CANCELED");
                    known.putObject("reason").put("code", "CANCELED").put("sentence", "cancelled");
                }
                boolean early = known.path("until").asLong() > System.nanoTime() || held(key.asText());
                items.add(early ? known.deepCopy().put("state", "RUNNING") : known);
            }
        });
        return answer;
    }

    /** A task in the words of TES, as far as anybody here looks at it: one core, since it started. */
    JsonNode task(String id) {
        var started = byKey.values().stream()
                .filter(result -> result.path("task").asText().equals(id))
                .map(result -> result.path("startedAt").asText())
                .findFirst()
                .orElse("");
        var task = JSON.createObjectNode().put("id", id);
        task.putObject("resources").put("cpu_cores", 1).put("ram_gb", 0);
        task.putArray("logs").addObject().put("start_time", started);
        return task;
    }

    /** Whether the task goes on although its script would have ended. */
    boolean held(String key) {
        return false;
    }

    boolean isCancelled(String run) {
        return cancelled.contains(run);
    }

    void cancel(String run) {
        cancelled.add(run);
    }

    private static String script(JsonNode task) {
        return task.path("inputs").path(0).path("content").asText();
    }

    private static void attempt(ObjectNode result, int number) {
        result.withArray("attempts")
                .addObject()
                .put("attempt", number)
                .put("startedAt", "2026-01-01T00:00:00Z")
                .put("endedAt", "2026-01-01T00:01:00Z")
                .put("billable", number > 1)
                .put("cpuMillisGranted", 1000)
                .put("memoryBytesGranted", 0);
    }

    private static ObjectNode result(String key, JsonNode task, String script) {
        var result = JSON.createObjectNode()
                .put("task", UUID.randomUUID().toString())
                .put("key", key)
                .put("run", task.path("tags").path("run").asText())
                .put("backend", "process");
        result.putArray("attempts");
        result.putArray("outputs");
        if (script.contains("wait for ever")) {
            result.put(
                    "startedAt", script.contains("just begun") ? Instant.now().toString() : "2026-01-01T00:00:00Z");
            return result.put("state", "RUNNING");
        }
        if (script.contains("exit 3")) {
            result.put("state", "EXECUTOR_ERROR").put("exitCode", 3);
            result.putObject("reason").put("code", "EXIT_CODE").put("sentence", "The command ended with exit code 3.");
            return result;
        }
        if (script.contains("too slow")) {
            result.put("state", "EXECUTOR_ERROR")
                    .putObject("reason")
                    .put("code", "TIME_LIMIT")
                    .put("why", "TIME_LIMIT")
                    .put("sentence", "ran longer than the 3000 ms it may")
                    .putArray("arguments")
                    .add("3000");
            return result;
        }
        result.put("state", "COMPLETE").put("exitCode", 0);
        if (script.contains("take long")) {
            result.put("until", System.nanoTime() + 3_000_000_000L);
        }
        if (script.contains("second try")) {
            attempt(result, 1);
            attempt(result, 2);
        }
        outputs(result, task, script);
        return result;
    }

    private static void outputs(ObjectNode result, JsonNode task, String script) {
        var outputs = result.withArray("outputs");
        var inline = result.putObject("inline");
        for (JsonNode output : task.path("outputs")) {
            var url = output.path("url").asText();
            var path = output.path("path").asText();
            if (url.isEmpty()) {
                inline.put(path, script.contains("print a nul") ? "a\0b\n" : "hello\n");
            } else {
                outputs.addObject()
                        .put("path", path)
                        .put("url", url)
                        .put("objectId", UUID.randomUUID().toString())
                        .put("size", 6)
                        .put("sha256", "0".repeat(64))
                        .put("workspacePath", url.replaceFirst("^s3://[^/]+/", ""));
            }
        }
    }
}
