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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.settings.RealmFile;
import org.jixia.standalone.launcher.settings.RealmFile.Grant;
import org.jixia.standalone.launcher.settings.Service;

/**
 * Lets the services of this version sign in at a realm that an older version made, and do there what they need, as Keycloak imports a
 * realm only once. A client that works keeps all that it has.
 */
record RealmClients(Installation installation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Asks each client for a token, adds those that get none because the realm does not know them, and gives those whose token lacks
     * roles of Keycloak's own what they lack.
     */
    void complete() {
        try (var http = HttpClient.newHttpClient()) {
            var missing = Service.backends().stream()
                    .map(Service::label)
                    .filter(client -> isUnknown(http, client))
                    .toList();
            if (!missing.isEmpty()) {
                add(http, missing);
            }
            new RealmFile(installation).grants().forEach(grant -> complete(http, grant));
        }
    }

    private void complete(HttpClient http, Grant grant) {
        var answer = tokenOf(http, grant.client());
        if (answer.statusCode() == 200) {
            var lacking = new ArrayList<>(grant.roles());
            claims(read(answer).path("access_token").asText())
                    .path("resource_access")
                    .path(grant.of())
                    .path("roles")
                    .forEach(role -> lacking.remove(role.asText()));
            if (!lacking.isEmpty()) {
                give(http, grant, lacking);
            }
        }
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException | RuntimeException e) {
            throw new Trouble("Keycloak's token cannot be read: see './jixia logs keycloak'.", e);
        }
    }

    private void give(HttpClient http, Grant grant, List<String> lacking) {
        var administrator = administrator(http);
        var of = id(http, administrator, grant.of());
        var account = ask(
                http,
                administrator,
                "GET",
                "/clients/" + id(http, administrator, grant.client()) + "/service-account-user",
                null);
        var roles = JSON.createArrayNode();
        lacking.forEach(role -> roles.add(ask(http, administrator, "GET", "/clients/" + of + "/roles/" + role, null)));
        var path = "/users/" + account.path("id").asText() + "/role-mappings/clients/" + of;
        ask(http, administrator, "POST", path, roles);
    }

    /** What Keycloak calls a client by. */
    private String id(HttpClient http, String administrator, String client) {
        return ask(http, administrator, "GET", "/clients?clientId=" + client, null)
                .path(0)
                .path("id")
                .asText();
    }

    private JsonNode ask(HttpClient http, String administrator, String method, String path, JsonNode body) {
        var content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        var answer = send(
                http,
                request("/admin/realms/jixia" + path)
                        .header("Authorization", "Bearer " + administrator)
                        .header("Content-Type", "application/json")
                        .method(method, content));
        if (answer.statusCode() / 100 != 2) {
            throw new Trouble("Keycloak does not give the accounts of services their roles (it answered "
                    + answer.statusCode() + " to " + method + " " + path
                    + "). Give them in its console as infra/identity/realm.json has them.");
        }
        return answer.body().isEmpty() ? JSON.missingNode() : read(answer);
    }

    private boolean isUnknown(HttpClient http, String client) {
        // Keycloak says the same of an unknown client and of a wrong secret; the import leaves the latter alone.
        return tokenOf(http, client).statusCode() == 401;
    }

    private HttpResponse<String> tokenOf(HttpClient http, String client) {
        var secret = installation.secrets().get("client-" + client);
        return token(
                http,
                "jixia",
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private String administrator(HttpClient http) {
        var answer = token(
                http,
                "master",
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "keycloak-administrator",
                        "password", installation.secrets().get("keycloak-administrator")));
        return read(answer).path("access_token").asText();
    }

    private void add(HttpClient http, List<String> clients) {
        var request = request("/admin/realms/jixia/partialImport")
                .header("Authorization", "Bearer " + administrator(http))
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
