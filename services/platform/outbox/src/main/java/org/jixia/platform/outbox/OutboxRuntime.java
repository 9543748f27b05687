package org.jixia.platform.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.http.ServiceClients;

/** Starts and stops relay, intake and repair of a service, and gives it its outbox. */
@Singleton
public class OutboxRuntime {

    private static final Logger LOG = Logger.getLogger(OutboxRuntime.class);

    private final Jdbi jdbi;
    private final OutboxConfig config;
    private final String service;
    private final Optional<String> bootstrap;
    private final EventDelivery delivery;
    private final ServiceClients clients;
    private final TransactionSynchronizationRegistry transactions;
    private Relay relay;
    private KafkaIntake intake;
    private GapRepair repair;

    @Inject
    public OutboxRuntime(
            Jdbi jdbi,
            OutboxConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jixia.kafka.bootstrap") Optional<String> bootstrap,
            @Any Instance<EventConsumer> consumers,
            ServiceClients clients,
            TransactionSynchronizationRegistry transactions) {
        this.jdbi = jdbi;
        this.config = config;
        this.service = service;
        this.bootstrap = bootstrap;
        this.clients = clients;
        this.transactions = transactions;
        this.delivery = new EventDelivery(
                jdbi, new JtaTransactions(), consumers.stream().toList(), config.retryAfter());
    }

    void start(@Observes StartupEvent event) {
        KafkaSender sender =
                bootstrap.map(address -> new KafkaSender(address, service)).orElse(null);
        if (sender == null) {
            LOG.warn("jixia.kafka.bootstrap is not set: events stay in the log and come from the producers' logs only");
        }
        relay = new Relay(
                jdbi,
                sender,
                new Relay.RelaySettings(
                        service, config.tickTopic().orElse(null), config.tickEvery(), config.poll(), config.keepDays()),
                Clock.systemUTC());
        relay.start();
        if (delivery.topics().isEmpty()) {
            return;
        }
        delivery.open();
        bootstrap.ifPresent(address -> {
            intake = new KafkaIntake(address, service, delivery);
            intake.start();
        });
        repair = new GapRepair(
                delivery,
                new HttpProducerFeed(clients),
                this::busyWithin,
                new GapRepair.RepairSettings(config.gapAge(), config.headCheck()));
        repair.start();
    }

    private boolean busyWithin(String topic, Duration time) {
        return intake != null && intake.busyWithin(topic, time);
    }

    /** How many messages wait at the broker for this service. */
    long lag() {
        return intake == null ? 0 : intake.lag();
    }

    /** Whether the broker brings this service's events, and not only the repair from the producers' logs. */
    Broker broker() {
        if (intake == null) {
            return Broker.UNUSED;
        }
        return intake.reading() ? Broker.READING : Broker.AWAY;
    }

    void stop(@Observes ShutdownEvent event) {
        if (repair != null) {
            repair.close();
        }
        if (intake != null) {
            intake.close();
        }
        if (relay != null) {
            relay.close();
        }
    }

    @Produces
    @Singleton
    Outbox outbox() {
        return new JdbiOutbox(jdbi, service, Clock.systemUTC(), this::wakeAfterCommit);
    }

    @Produces
    @Singleton
    OutboxLog log() {
        return new OutboxLog(jdbi);
    }

    @Produces
    @Singleton
    EventDelivery delivery() {
        return delivery;
    }

    private void wakeAfterCommit() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are told inside the transaction that makes them true");
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to prepare: the rows are written already
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED && relay != null) {
                    relay.wake();
                }
            }
        });
    }

    /** What the broker is to a service that reads events. */
    enum Broker {
        READING,
        AWAY,
        /** There is none, or the service reads nothing. */
        UNUSED
    }

    private static final class JtaTransactions implements Transactions {

        @Override
        public <T> T call(Supplier<T> work) {
            return QuarkusTransaction.requiringNew().call(work::get);
        }
    }
}
