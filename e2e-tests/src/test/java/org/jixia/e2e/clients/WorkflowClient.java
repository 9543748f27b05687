package org.jixia.e2e.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jixia.e2e.clients.GatewayClient.Answer;

/** Submissions through WES into one workspace, field by field, as any foreign client may send them. */
public record WorkflowClient(WorkspaceClient workspace) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNS = "/ga4gh/wes/v1/runs";

    /** A form that would run {@code main.wdl} with the host's tools; nothing attached yet. */
    public Map<String, String> fields(String parameters) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("workflow_type", "WDL");
        fields.put("workflow_type_version", "1.1");
        fields.put("workflow_url", "main.wdl");
        fields.put("workflow_params", parameters);
        fields.put("workflow_engine_parameters", json(Map.of("workspace", workspace.id(), "host_tools", "true")));
        return fields;
    }

    public Answer submit(String wdl, String parameters) {
        return submit(fields(parameters), Map.of("main.wdl", wdl));
    }

    public Answer submit(Map<String, String> fields, Map<String, String> attachments) {
        var form = new Form();
        fields.forEach(form::field);
        attachments.forEach((name, text) -> form.file("workflow_attachment", name, text));
        return workspace.gateway().post(RUNS, form);
    }

    /** All runs of the workspace. */
    public JsonNode runs() {
        return workspace
                .gateway()
                .get("/api/wes/runs?workspace=" + workspace.id())
                .expect(200)
                .json()
                .path("items");
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
