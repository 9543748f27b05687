package org.jixia.e2e.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jixia.e2e.clients.GatewayClient.Answer;

/** One workspace: its tables, its files, its name. */
public record WorkspaceClient(GatewayClient gateway, String id) {
    private static final String TSV = "text/tab-separated-values";

    public static WorkspaceClient create(GatewayClient gateway, String name) {
        return made(gateway, Map.of("name", name));
    }

    /** One whose work is paid by this billing account, not by the caller's own. */
    public static WorkspaceClient create(GatewayClient gateway, String name, String billingAccount) {
        return made(gateway, Map.of("name", name, "billingAccount", billingAccount));
    }

    private static WorkspaceClient made(GatewayClient gateway, Map<String, String> workspace) {
        return new WorkspaceClient(
                gateway,
                gateway.post("/api/workspace/workspaces", workspace).expect(201).id());
    }

    /** The same workspace as somebody else sees it. */
    public WorkspaceClient as(GatewayClient other) {
        return new WorkspaceClient(other, id);
    }

    public String path() {
        return "/api/workspace/workspaces/" + id;
    }

    public Answer load(String table) {
        return load(BodyPublishers.ofString(table));
    }

    public Answer load(BodyPublisher table) {
        return gateway.send("POST", path() + "/tables:import", table, "Content-Type", TSV);
    }

    /** A configuration of one WDL over the table {@code sample}: its id. */
    public String configure(String name, String wdl, Map<String, String> inputs) {
        var configuration = Map.of("name", name, "table", "sample", "workflow", Map.of("wdl", wdl), "inputs", inputs);
        return gateway.post(path() + "/configurations", configuration)
                .expect(201)
                .id();
    }

    public JsonNode tables() {
        return gateway.get(path() + "/tables").expect(200).json().path("items");
    }

    /** The table as text that would import back equal. */
    public String export(String table) {
        return gateway.get(path() + "/tables/" + table + ":export").expect(200).text();
    }

    public Answer row(String table, String name) {
        return gateway.get(path() + "/tables/" + table + "/rows/" + encoded(name));
    }

    /** Files whose paths begin so; each with path, objectId and drsUri. */
    public JsonNode files(String prefix) {
        return gateway.get("/api/drs/workspaces/" + id + "/files?prefix=" + encoded(prefix))
                .expect(200)
                .json()
                .path("items");
    }

    /** How an address writes one of its parts. */
    public static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
