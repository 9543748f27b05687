package org.jixia.standalone.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade over a realm that an older version made: what people lacks there is given, and nothing else. */
class RealmClientsTest {

    @TempDir
    private Path folder;

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private volatile String roles;
    private volatile int answerToChanges = 204;
    private HttpServer keycloak;
    private RealmClients clients;

    @BeforeEach
    void start() throws IOException {
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/", this::answer);
        keycloak.start();
        var home = Path.of("").toAbsolutePath().resolve("../../..").normalize();
        var base = keycloak.getAddress().getPort() - 2;
        clients = new RealmClients(Installation.findOrMake(
                home, Map.of("JIXIA_STATE", folder.resolve("state").toString(), "JIXIA_PORT_BASE", "" + base)));
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void rolesThatAnOlderVersionDidNotGiveAreGiven() {
        roles = "\"view-users\", \"other\"";

        clients.complete();

        assertThat(changes)
                .containsExactly("/admin/realms/jixia/users/of-people/role-mappings/clients/id-of-realm-management"
                        + " [{\"name\":\"manage-users\"},{\"name\":\"view-realm\"}]");
    }

    @Test
    void whoHasAllIsLeftAlone() {
        roles = "\"view-realm\", \"manage-users\", \"view-users\"";

        clients.complete();

        assertThat(changes).isEmpty();
    }

    @Test
    void aRealmThatRefusesIsToldWithWhatToDo() {
        roles = "";
        answerToChanges = 403;

        assertThatThrownBy(clients::complete).isInstanceOf(Trouble.class).hasMessageContaining("realm.json");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (path.endsWith("/token")) {
            var claims = "{\"resource_access\": {\"realm-management\": {\"roles\": [" + roles + "]}}}";
            var middle =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            send(exchange, 200, "{\"access_token\": \"a." + middle + ".c\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            changes.add(path + " " + body);
            send(exchange, answerToChanges, "");
        } else if (last.startsWith("clients?clientId=")) {
            send(exchange, 200, "[{\"id\": \"id-of-" + last.substring("clients?clientId=".length()) + "\"}]");
        } else if (path.endsWith("/clients/id-of-people/service-account-user")) {
            send(exchange, 200, "{\"id\": \"of-people\"}");
        } else {
            send(exchange, 200, "{\"name\": \"" + last + "\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
