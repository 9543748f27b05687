package org.jixia.e2e.clients;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.e2e.clients.GatewayClient.Answer;

/** Single tasks through TES in one workspace, on the host's own tools. */
public record TasksClient(WorkspaceClient workspace) {
    private static final String TASKS = "/ga4gh/tes/v1/tasks";
    private static final Set<String> ENDED = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    /** A task of one bash script; backend parameters and further members of the task as given. */
    public Answer create(String script, Map<String, String> parameters, Map<String, ?> members) {
        var backend = new HashMap<>(parameters);
        backend.put("hostTools", "true");
        var task = new LinkedHashMap<String, Object>();
        task.put("name", "a task of a test");
        task.put("tags", Map.of("workspace", workspace.id()));
        task.put("resources", Map.of("cpu_cores", 1, "ram_gb", 0.25, "backend_parameters", backend));
        task.put("executors", List.of(Map.of("image", "debian:12", "command", List.of("bash", "-c", script))));
        task.putAll(members);
        return workspace.gateway().post(TASKS, task);
    }

    public String start(String script, Map<String, String> parameters, Map<String, ?> members) {
        return create(script, parameters, members).expect(200).id();
    }

    public Answer get(String task, String view) {
        return workspace.gateway().get(TASKS + "/" + task + "?view=" + view);
    }

    /** The task in full, once it has ended. */
    public JsonNode ended(String task, Duration longest) {
        await("the end of task " + task)
                .atMost(longest)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> get(task, "MINIMAL").expect(200).json(),
                        view -> ENDED.contains(view.path("state").asText()));
        return get(task, "FULL").expect(200).json();
    }
}
