package org.jixia.workspace.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.http.ServiceClients;
import org.jixia.workspace.domain.FollowingRepository;
import org.jixia.workspace.domain.Objects;

/** Finds objects at drs, 500 a call, and refers to them in clones. */
@ApplicationScoped
public class DrsClient implements Objects {
    private final ServiceClients clients;

    @Inject
    public DrsClient(ServiceClients clients) {
        this.clients = clients;
    }

    record Answer(List<Item> items) {}

    /** @param external an address outside that tasks may fetch as it is */
    record Item(String reference, ObjectInfo object, String external, Fault fault) {}

    record ObjectInfo(String drsUri) {}

    record Fault(String code, String detail) {}

    @Override
    public Map<String, Resolved> resolve(String person, UUID workspace, List<String> references) {
        var answer = clients.to("drs")
                .repeatable()
                .deadline(Duration.ofSeconds(20))
                .post(
                        "/internal/objects:resolve",
                        Map.of("person", person, "workspace", workspace, "references", references),
                        Answer.class);
        var found = new LinkedHashMap<String, Resolved>();
        for (var item : answer.items()) {
            found.put(item.reference(), resolved(item));
        }
        return found;
    }

    /** @param next the last path of the step; null at the end */
    record Referred(String next) {}

    @Override
    public Optional<String> refer(UUID clone, UUID billingAccount, FollowingRepository.Place place) {
        var body = new LinkedHashMap<String, Object>();
        body.put("from", place.source());
        body.put("person", place.person());
        body.put("billingAccount", billingAccount);
        body.put("after", place.after());
        return Optional.ofNullable(clients.to("drs")
                .repeatable()
                .deadline(Duration.ofSeconds(30))
                .post("/internal/workspaces/" + clone + "/references", body, Referred.class)
                .next());
    }

    private static Resolved resolved(Item item) {
        if (item.object() != null) {
            return new Resolved(item.object().drsUri(), null);
        }
        if (item.external() != null) {
            return new Resolved(item.external(), null);
        }
        return new Resolved(null, item.fault() == null ? "" : item.fault().detail());
    }
}
