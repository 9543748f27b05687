package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.platform.http.ServiceClients;

/** The personal workspace of a caller that names no other, made on first use by the workspace service. */
@ApplicationScoped
public class PersonalWorkspaces {
    private static final int KEPT = 10_000;

    private final ServiceClients clients;
    private final Map<String, PersonalWorkspace> known = new ConcurrentHashMap<>();

    @Inject
    public PersonalWorkspaces(ServiceClients clients) {
        this.clients = clients;
    }

    public PersonalWorkspace of(Caller.PersonCaller person) {
        var kept = known.get(person.sub());
        if (kept != null) {
            return kept;
        }
        var path = "/internal/people/" + URLEncoder.encode(person.sub(), StandardCharsets.UTF_8) + "/workspace";
        var made = clients.to("workspace")
                .put(
                        path,
                        person.name() == null ? Map.of() : Map.of("displayName", person.name()),
                        PersonalWorkspace.class);
        if (known.size() >= KEPT) {
            known.clear();
        }
        known.put(person.sub(), made);
        return made;
    }

    public record PersonalWorkspace(UUID workspace, UUID billingAccount) {}
}
