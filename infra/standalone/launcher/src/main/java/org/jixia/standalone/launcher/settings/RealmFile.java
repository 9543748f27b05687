package org.jixia.standalone.launcher.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.PrivateFiles;

/**
 * Fills the realm's template ({@code infra/identity/realm.json}) with the addresses and secrets of an installation,
 * and adds what a laptop alone has: the client for scripts and the demo accounts ({@code infra/identity/laptop.json}).
 */
public record RealmFile(Installation installation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes the realm where Keycloak imports it from at its first start. */
    public void write(Path target) {
        try {
            PrivateFiles.write(target, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm()) + "\n");
        } catch (IOException e) {
            throw new Trouble("The realm under infra/identity cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Writes the accounts with their passwords, for people and for tests. */
    public void writeAccounts() {
        var accounts = JSON.createObjectNode();
        accounts.put("issuer", installation.realm());
        accounts.put("client", "demo");
        var list = accounts.putArray("accounts");
        for (var account : Account.values()) {
            var entry = list.addObject();
            entry.put("account", account.label());
            entry.put("password", installation.secrets().get(account.secret()));
            account.roles().forEach(entry.putArray("roles")::add);
        }
        PrivateFiles.write(installation.accounts(), accounts.toPrettyString() + "\n");
    }

    /**
     * What a realm that an older version made lacks: these clients of services, and the accounts that they act by. In the shape of
     * Keycloak's partial import, which adds all of it or nothing and leaves alone what is there.
     */
    public JsonNode addition(List<String> clients) {
        try {
            var realm = read("realm.json");
            var addition = JSON.createObjectNode().put("ifResourceExists", "SKIP");
            take(addition.putArray("clients"), realm.path("clients"), "clientId", clients);
            take(addition.putArray("users"), realm.path("users"), "serviceAccountClientId", clients);
            return addition;
        } catch (IOException e) {
            throw new Trouble("The realm under infra/identity cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * What the accounts of services may do at Keycloak itself.
     *
     * @param client the service's
     * @param of the client of Keycloak's that the roles belong to
     */
    public record Grant(String client, String of, List<String> roles) {}

    public List<Grant> grants() {
        try {
            var grants = new ArrayList<Grant>();
            for (var user : read("realm.json").path("users")) {
                var client = user.path("serviceAccountClientId").asText();
                user.path("clientRoles").forEachEntry((of, roles) -> {
                    var names = new ArrayList<String>();
                    roles.forEach(role -> names.add(role.asText()));
                    grants.add(new Grant(client, of, names));
                });
            }
            return grants;
        } catch (IOException e) {
            throw new Trouble("The realm under infra/identity cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static void take(ArrayNode into, JsonNode from, String field, List<String> wanted) {
        from.forEach(one -> {
            if (wanted.contains(one.path(field).asText())) {
                into.add(one);
            }
        });
    }

    JsonNode realm() throws IOException {
        var realm = (ObjectNode) read("realm.json");
        var laptop = read("laptop.json");
        realm.withArray("clients").addAll((ArrayNode) laptop.get("clients"));
        var users = realm.withArray("users");
        for (var account : Account.values()) {
            var user = users.addObject();
            user.put("username", account.label());
            user.put("enabled", true);
            user.put("email", account.label() + "@jixia.invalid");
            user.put("emailVerified", true);
            user.put("firstName", account.givenName());
            user.put("lastName", account.familyName());
            var credential = user.putArray("credentials").addObject();
            credential.put("type", "password");
            credential.put("value", installation.secrets().get(account.secret()));
            account.roles().forEach(user.putArray("realmRoles")::add);
        }
        return realm;
    }

    private JsonNode read(String name) throws IOException {
        var file = installation.home().resolve("infra/identity").resolve(name);
        var text = Files.readString(file);
        for (var value : values().entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        if (text.contains("{{")) {
            throw new IOException(name + " names a value that is not known: "
                    + text.substring(text.indexOf("{{"), text.indexOf("}}") + 2));
        }
        return JSON.readTree(text);
    }

    private Map<String, String> values() {
        var values = new TreeMap<String, String>();
        values.put("gateway", installation.gateway());
        values.put("client-portal", installation.secrets().get("client-portal"));
        for (var service : Service.backends()) {
            values.put("client-" + service.label(), installation.secrets().get("client-" + service.label()));
        }
        return values;
    }
}
