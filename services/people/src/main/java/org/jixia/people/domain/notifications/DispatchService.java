package org.jixia.people.domain.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jixia.people.config.PeopleConfig;
import org.jixia.people.domain.notifications.Answer.Code;
import org.jixia.people.domain.notifications.Delivery.State;
import org.jixia.platform.errors.DomainException;

/**
 * Carries what is due. A delivery is claimed for a while, tried without a transaction, and settled; a crash in between lets it be
 * tried again after the claim, under the same id. So receivers get each at least once.
 */
@ApplicationScoped
public class DispatchService {
    private static final Logger LOG = Logger.getLogger(DispatchService.class);
    private static final int BATCH = 20;
    /** Longer than any attempt takes. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final DeliveryRepository deliveries;
    private final Carriage carriage;
    private final PeopleConfig config;
    private final Clock clock;

    @Inject
    DispatchService(DeliveryRepository deliveries, Carriage carriage, PeopleConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.carriage = carriage;
        this.config = config;
        this.clock = clock;
    }

    /** Tries what is due, side by side; ends when all of it is settled. */
    public void carryDue() {
        var now = clock.instant();
        var due = deliveries.claim(now, now.plus(CLAIM), BATCH);
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> each.submit(() -> settle(delivery, carry(delivery))));
        }
    }

    public void forget() {
        deliveries.forget(clock.instant().minus(config.keepDeliveries()));
    }

    private Answer carry(Delivery delivery) {
        try {
            return carriage.attempt(delivery);
        } catch (DomainException away) {
            LOG.debugf("message %s waits: %s", delivery.id(), away.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "message %s could not be sent", delivery.id());
        }
        return Answer.of(Code.PLATFORM);
    }

    private void settle(Delivery delivery, Answer answer) {
        var now = clock.instant();
        var used = delivery.progress().attempts();
        var pauses = config.retryPauses();
        if (answer.code().delivered()) {
            deliveries.settle(delivery, State.DELIVERED, null, now, answer);
        } else if (answer.code().last() || used > pauses.size()) {
            deliveries.settle(delivery, State.FAILED, null, now, answer);
        } else {
            deliveries.settle(delivery, State.WAITING, now.plus(pauses.get(used - 1)), now, answer);
        }
    }
}
