package org.jixia.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;

/**
 * Whether the broker has a service among those who read. A broker may answer everything but this: then nothing comes in and nothing
 * fails, so it is asked, now and then and by a client of its own.
 */
final class GroupWatch implements AutoCloseable {
    private final String bootstrap;
    private final String group;
    private final Duration every;
    private final Duration patience;
    private Admin admin;
    private long asked;
    /** Since when the service does not read (nanoseconds); null while it does. */
    private volatile Long away = System.nanoTime();

    /** @param patience a service that joins its group, or a broker that starts, takes about as long */
    GroupWatch(String bootstrap, String group, Duration every, Duration patience) {
        this.bootstrap = bootstrap;
        this.group = group;
        this.every = every;
        this.patience = patience;
        this.asked = System.nanoTime() - every.toNanos();
    }

    /** Asks when it is time, without waiting for the answer. */
    void look() {
        if (System.nanoTime() - asked < every.toNanos()) {
            return;
        }
        asked = System.nanoTime();
        try {
            ask();
        } catch (KafkaException nobodyThere) {
            note(false);
        }
    }

    /** The client is made here: of a name that nothing resolves it makes none. */
    private void ask() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    "bootstrap.servers", bootstrap,
                    "client.id", group + "-watch",
                    "request.timeout.ms", "4000",
                    "default.api.timeout.ms", "5000",
                    "reconnect.backoff.max.ms", "2000",
                    "metric.reporters", "",
                    "enable.metrics.push", "false"));
        }
        admin.describeConsumerGroups(List.of(group))
                .all()
                .whenComplete((groups, failure) ->
                        note(failure == null && groups.get(group).groupState() == GroupState.STABLE));
    }

    private void note(boolean reads) {
        if (reads) {
            away = null;
        } else if (away == null) {
            away = System.nanoTime();
        }
    }

    /** Whether it reads, or did so a while ago. */
    boolean reading() {
        Long since = away;
        return since == null || System.nanoTime() - since < patience.toNanos();
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
