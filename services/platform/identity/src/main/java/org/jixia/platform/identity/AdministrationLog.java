package org.jixia.platform.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jixia.platform.identity.Refusals.Attempt;
import org.jixia.platform.identity.Refusals.Told;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/**
 * Tells on the service's decisions who tried what belongs to administrators, auditors, or those who own or may share a workspace,
 * and what administrators did to the platform itself. Other grants are told by the use cases.
 */
@ApplicationScoped
public class AdministrationLog {
    private static final Logger LOG = Logger.getLogger(AdministrationLog.class);
    /** How late the number of a minute may be told. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final String topic;
    private final Refusals refusals = new Refusals(InstantSource.system());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("refusals").factory());

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
            Detail detail,
            String reason) {}

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(
                () -> tellLater(refusals.over()), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        tellLater(refusals.all());
    }

    /** @param request method and path: ids, no content */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refused(String person, Right right, UUID workspace, String method, String path) {
        var attempt = new Attempt(
                right,
                workspace,
                Detail.of("no-right-for").with("method", method).with("path", path));
        refusals.toTell(person, action(right, path), attempt).ifPresent(this::tell);
    }

    private void tellLater(List<Told> due) {
        for (var refusal : due) {
            try {
                QuarkusTransaction.requiringNew().run(() -> tell(refusal));
            } catch (RuntimeException later) {
                LOG.warnf("refusals of %s are told later: %s", refusal.action(), later.getMessage());
                refusals.keep(refusal);
            }
        }
    }

    private void tell(Told refusal) {
        var attempt = refusal.latest();
        var data = new Decision(
                "REFUSED",
                refusal.action(),
                refusal.person(),
                attempt.workspace(),
                attempt.right().name(),
                refusal.count() == 1 ? null : refusal.count(),
                attempt.detail(),
                null);
        outbox.tell(Event.of(topic, refusal.person(), "DecisionRecorded", data)
                .workspace(attempt.workspace())
                .actor(refusal.person()));
    }

    @Transactional
    public void granted(String person, String action, Detail detail) {
        granted(person, action, detail, null);
    }

    /** @param reason in words that need no other language: ids, names, what the person wrote */
    @Transactional
    public void granted(String person, String action, String reason) {
        granted(person, action, null, reason);
    }

    private void granted(String person, String action, Detail detail, String reason) {
        var data = new Decision("GRANTED", action, person, null, Right.PLATFORM_ADMIN.name(), null, detail, reason);
        outbox.tell(Event.of(topic, person, "DecisionRecorded", data).actor(person));
    }

    static String action(Right right, String path) {
        var parts = path.replaceFirst("^/+", "").split("[/:?]");
        if (parts.length > 2 && parts[0].equals("workspaces") && parts[2].equals("grants")) {
            return "grant.change";
        }
        return switch (right) {
            case AUDIT_READ, AUDIT_STATE -> "audit." + parts[0];
            case WORKSPACE_SHARE -> "member.change";
            case WORKSPACE_OWN -> "admin.workspace";
            default -> "admin." + parts[0];
        };
    }
}
