package org.jixia.e2e.clients;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jixia.e2e.clients.GatewayClient.Answer;

/** Runs of WDL documents through WES, in the person's own workspace. Tools come from the host where a task names an image. */
public final class RunsClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "CANCELED");

    private final GatewayClient gateway;

    public RunsClient(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Submits a document of one file; whatever the answer is. */
    public Answer submit(String wdl, Map<String, ?> inputs) {
        return gateway.post(
                "/ga4gh/wes/v1/runs",
                new Form()
                        .field("workflow_type", "WDL")
                        .field("workflow_type_version", "1.1")
                        .field("workflow_url", "main.wdl")
                        .field("workflow_params", json(inputs))
                        .field("workflow_engine", "jixia-wdl")
                        .field("workflow_engine_version", "1.0.0")
                        .field("workflow_engine_parameters", json(Map.of("host_tools", "true")))
                        .file("workflow_attachment", "main.wdl", wdl));
    }

    /** Submits and returns the run's id. */
    public String start(String wdl, Map<String, ?> inputs) {
        return submit(wdl, inputs).expect(200).json().path("run_id").asText();
    }

    /** The run as the portal shows it, once it has ended. */
    public JsonNode ended(String run, Duration longest) {
        return await("the end of run " + run)
                .atMost(longest)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(
                        () -> view(run),
                        view -> ENDED.contains(view.path("run").path("state").asText()));
    }

    public JsonNode view(String run) {
        return gateway.get("/api/wes/runs/" + run).expect(200).json();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
