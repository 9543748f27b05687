package org.jixia.standalone.launcher.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.settings.Account;

/** Gets bearer tokens of the demo accounts by their passwords. */
public record Tokens(Installation installation) {

    public String of(String account) {
        if (!Account.labels().contains(account)) {
            throw new Trouble("There is no demo account '" + account + "'; there are: "
                    + String.join(", ", Account.labels()) + ".");
        }
        var form = "grant_type=password&client_id=demo&username=" + account + "&password="
                + URLEncoder.encode(installation.secrets().get("account-" + account), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + installation.ports().identity() + "/realms/jixia/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var token = new ObjectMapper().readTree(answer.body()).path("access_token");
            if (answer.statusCode() != 200 || !token.isTextual()) {
                throw new Trouble("Keycloak gives no token for '" + account + "' (" + answer.body()
                        + "): see './jixia status', and './jixia logs keycloak' when everything runs.");
            }
            return token.asText();
        } catch (IOException e) {
            throw new Trouble("Keycloak does not answer: start the platform with './jixia up'.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The request was interrupted.", e);
        }
    }
}
