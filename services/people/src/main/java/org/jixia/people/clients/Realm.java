package org.jixia.people.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jixia.people.domain.PeopleError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClient;
import org.jixia.platform.http.ServiceClients;

/**
 * Single calls to the admin API of the realm, whose address is {@code jixia.services.identity.url}; its refusals as those of people.
 * All calls but those that make something may be repeated.
 */
@ApplicationScoped
class Realm {
    static final String IDENTITY = "identity";

    /** Of those who have a role, at a time and in all for one page of a list. */
    private static final int STEP = 200;

    private static final int MOST_LOOKED_AT = 4_000;

    private final ServiceClients clients;

    @Inject
    Realm(ServiceClients clients) {
        this.clients = clients;
    }

    /** @param next the position after the last that was looked at; null at the end */
    record Members(List<JsonNode> users, Integer next) {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    JsonNode get(String path) {
        return ask(() -> realm().get(path, JsonNode.class));
    }

    void put(String path, JsonNode body) {
        ask(() -> realm().put(path, body, Void.class));
    }

    void post(String path, Object body) {
        ask(() -> realm().repeatable().post(path, body, Void.class));
    }

    void delete(String path, Object body) {
        ask(() -> realm().delete(path, body, Void.class));
    }

    /** @param taken what it means that there is such a thing already */
    void create(String path, JsonNode body, Supplier<DomainException> taken) {
        ask(() -> {
            try {
                return realm().post(path, body, Void.class);
            } catch (RemoteException refused) {
                throw refused.status() == 409 ? taken.get().causedBy(refused) : refused;
            }
        });
    }

    /** Users with a role who are wanted: at most so many, from a position on. */
    Members members(String role, int first, int most, Predicate<JsonNode> wanted) {
        var users = new ArrayList<JsonNode>();
        for (var at = first; ; at += STEP) {
            var step = get("/roles/" + role + "/users?briefRepresentation=true&first=" + at + "&max=" + STEP);
            for (var index = 0; index < step.size(); index++) {
                if (users.size() == most) {
                    return new Members(users, at + index);
                }
                if (wanted.test(step.get(index))) {
                    users.add(step.get(index));
                }
            }
            if (step.size() < STEP) {
                return new Members(users, null);
            }
            if (at + STEP - first >= MOST_LOOKED_AT) {
                return new Members(users, at + STEP);
            }
        }
    }

    private ServiceClient realm() {
        return clients.to(IDENTITY);
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RemoteException refused) {
            throw meaning(refused).causedBy(refused);
        }
    }

    private static DomainException meaning(RemoteException refused) {
        return switch (refused.status()) {
            case 404 -> DomainException.of(PlatformError.NOT_FOUND);
            case 401, 403 -> DomainException.of(PeopleError.IDENTITY_RIGHTS);
            case 400, 409 -> DomainException.of(PeopleError.IDENTITY_REFUSED, words(refused));
            default -> DomainException.of(PlatformError.UNAVAILABLE, IDENTITY);
        };
    }

    private static String words(RemoteException refused) {
        var body = refused.body();
        var first = body.path("errors").path(0);
        var told = first.isMissingNode() ? body : first;
        return told.path("errorMessage").asText(body.path("error").asText("HTTP " + refused.status()));
    }
}
