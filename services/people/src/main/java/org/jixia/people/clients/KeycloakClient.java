package org.jixia.people.clients;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixia.people.domain.Persons;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClient;
import org.jixia.platform.http.ServiceClients;
import org.jixia.platform.identity.TokenSigner.Person;

/**
 * Asks Keycloak's admin API about persons, for their client tokens and messages.
 */
@ApplicationScoped
public class KeycloakClient implements Persons {
    private static final String IDENTITY = "identity";

    private final ServiceClients clients;

    @Inject
    public KeycloakClient(ServiceClients clients) {
        this.clients = clients;
    }

    @Override
    public Optional<Person> present(String sub) {
        var path = "/users/" + URLEncoder.encode(sub, StandardCharsets.UTF_8);
        var realm = clients.to(IDENTITY);
        try {
            var user = realm.get(path, JsonNode.class);
            return user.path("enabled").asBoolean() ? Optional.of(person(realm, path, user)) : Optional.empty();
        } catch (RemoteException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw DomainException.of(PlatformError.UNAVAILABLE, IDENTITY).causedBy(refused);
        }
    }

    private static Person person(ServiceClient realm, String path, JsonNode user) {
        var roles = new HashSet<String>();
        realm.get(path + "/role-mappings/realm/composite", JsonNode.class)
                .forEach(role -> roles.add(role.path("name").asText()));
        return new Person(
                user.path("id").asText(),
                name(user),
                user.path("username").asText(null),
                user.path("emailVerified").asBoolean() ? user.path("email").asText(null) : null,
                roles);
    }

    /** Null for somebody without one. */
    static String name(JsonNode user) {
        var name = Stream.of("firstName", "lastName")
                .map(part -> user.path(part).asText("").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }
}
