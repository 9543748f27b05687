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
        var made =
                gateway.post("/api/workspace/workspaces", Map.of("name", name)).expect(201);
        return new WorkspaceClient(gateway, made.json().path("id").asText());
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
