package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One workspace as its owner uses it: tables, configurations, launches. */
record DemoWorkspace(Gateway gateway, String id) {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final Set<String> ENDED = Set.of("DONE", "ABORTED");

    static DemoWorkspace create(Gateway gateway, String name) {
        var made = gateway.post(
                "/api/workspace/workspaces",
                Map.of("name", name, "description", "Three samples of a small genome, from reads to variants"));
        return new DemoWorkspace(gateway, made.path("id").asText());
    }

    String path() {
        return "/api/workspace/workspaces/" + id;
    }

    void load(String table) {
        gateway.post(path() + "/tables:import", table, "text/tab-separated-values");
    }

    /** Outputs go to columns of their own names. */
    String configure(String name, String table, Map<String, Object> workflow, Map<String, String> inputs) {
        return gateway.post(
                        path() + "/configurations",
                        Map.of("name", name, "table", table, "workflow", workflow, "inputs", inputs))
                .path("id")
                .asText();
    }

    /** Starts one run a row and returns the submission. */
    String launch(String configuration, List<String> rows) {
        return gateway.post(
                        path() + "/submissions",
                        Map.of("configuration", configuration, "rows", rows, "options", Map.of("hostTools", true)))
                .path("id")
                .asText();
    }

    /** Waits until every run has ended, and until what they gave stands in the rows. */
    List<JsonNode> finished(String submission) {
        Await.until(
                "the end of submission " + submission,
                LONGEST_RUN,
                () -> gateway.get(path() + "/submissions/" + submission),
                answer -> ENDED.contains(answer.path("state").asText()));
        var rows = new ArrayList<JsonNode>();
        gateway.get(path() + "/submissions/" + submission + "/rows")
                .path("items")
                .forEach(rows::add);
        return rows;
    }

    JsonNode row(String table, String name) {
        return gateway.get(path() + "/tables/" + table + "/rows/" + name).path("attributes");
    }
}
