package org.jixia.platform.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/**
 * Tells on the service's decisions who tried what belongs to administrators, auditors, or those who own or may share a workspace,
 * and what administrators did to the platform itself. Other grants are told by the use cases.
 */
@ApplicationScoped
public class AdministrationLog {
    private final Outbox outbox;
    private final String topic;
    private final Refusals refusals = new Refusals(InstantSource.system());

    @Inject
    public AdministrationLog(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.topic = "jixia." + service + ".decisions";
    }

    /** Data of the event {@code DecisionRecorded}. */
    public record Decision(
            String decision,
            String action,
            String person,
            UUID workspace,
            String right,
            Integer count,
            String reason) {}

    /** @param request method and path: ids, no content */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refused(String person, Right right, UUID workspace, String method, String path) {
        var action = action(right, path);
        refusals.toTell(person, action).ifPresent(count -> {
            var reason = "no right for " + method + " " + path;
            var data =
                    new Decision("REFUSED", action, person, workspace, right.name(), count == 1 ? null : count, reason);
            outbox.tell(Event.of(topic, person, "DecisionRecorded", data)
                    .workspace(workspace)
                    .actor(person));
        });
    }

    @Transactional
    public void granted(String person, String action, String reason) {
        var data = new Decision("GRANTED", action, person, null, Right.PLATFORM_ADMIN.name(), null, reason);
        outbox.tell(Event.of(topic, person, "DecisionRecorded", data).actor(person));
    }

    static String action(Right right, String path) {
        var first = path.replaceFirst("^/+", "").split("[/:?]", 2)[0];
        return switch (right) {
            case AUDIT_READ -> "audit." + first;
            case WORKSPACE_SHARE -> "member.change";
            case WORKSPACE_OWN -> "admin.workspace";
            default -> "admin." + first;
        };
    }
}
