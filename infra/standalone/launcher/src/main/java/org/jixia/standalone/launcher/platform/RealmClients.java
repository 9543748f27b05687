package org.jixia.standalone.launcher.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.settings.RealmFile;
import org.jixia.standalone.launcher.settings.Service;

/**
 * Lets the services of this version sign in at a realm that an older version made, as Keycloak imports a realm only once. A client
 * that works is left as it is.
 */
record RealmClients(Installation installation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks each client for a token, and adds those that get none because the realm does not know them. */
    void complete() {
        try (var http = HttpClient.newHttpClient()) {
            var missing = Service.backends().stream()
                    .map(Service::label)
                    .filter(client -> isUnknown(http, client))
                    .toList();
            if (!missing.isEmpty()) {
                add(http, missing);
            }
        }
    }

    private boolean isUnknown(HttpClient http, String client) {
        var secret = installation.secrets().get("client-" + client);
        var answer = token(
                http,
                "jixia",
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
        // Keycloak says the same of an unknown client and of a wrong secret; the import leaves the latter alone.
        return answer.statusCode() == 401;
    }

    private void add(HttpClient http, List<String> clients) {
        var administrator = token(
                http,
                "master",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "keycloak-administrator",
                        "password", installation.secrets().get("keycloak-administrator")));
        var request = request("/admin/realms/jixia/partialImport")
                .header(
                        "Authorization",
                        "Bearer " + read(administrator).path("access_token").asText())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        new RealmFile(installation).addition(clients).toString()));
        var answer = send(http, request);
        if (answer.statusCode() != 200) {
            throw new Trouble("Keycloak does not take the clients of " + String.join(", ", clients) + " (it answered "
                    + answer.statusCode() + "). Add them in its console as infra/identity/realm.json has them,"
                    + " with the secrets in " + installation.secrets().folder() + ".");
        }
    }

    private HttpResponse<String> token(HttpClient http, String realm, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                http,
                request("/realms/" + realm + "/protocol/openid-connect/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var address = "http://127.0.0.1:" + installation.ports().identity() + path;
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Trouble("Keycloak does not answer although it is ready: see './jixia logs keycloak'.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The start was interrupted.", e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new Trouble("Keycloak's answer cannot be read: see './jixia logs keycloak'.", e);
        }
    }
}
