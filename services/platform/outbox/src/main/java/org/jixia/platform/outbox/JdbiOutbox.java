package org.jixia.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jixia.platform.ids.Ids;

/** Writes events into the table that the relay reads. The commit hook wakes the relay of this process. */
final class JdbiOutbox implements Outbox {

    private final Jdbi jdbi;
    private final String service;
    private final Clock clock;
    private final CommitHook commitHook;

    JdbiOutbox(Jdbi jdbi, String service, Clock clock, CommitHook commitHook) {
        this.jdbi = jdbi;
        this.service = service;
        this.clock = clock;
        this.commitHook = commitHook;
    }

    @Override
    public void tell(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        commitHook.afterCommit();
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into outbox (id, topic, key, name, body) values (:id, :topic, :key, :name, :body)");
            for (Event event : events) {
                UUID id = Ids.next();
                batch.bind("id", id)
                        .bind("topic", event.topic())
                        .bind("key", event.key())
                        .bind("name", event.name())
                        .bind("body", body(id, event))
                        .add();
            }
            batch.execute();
        });
    }

    private String body(UUID id, Event event) {
        String body = CloudEvents.write(service, id, clock.instant(), event).toString();
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > CloudEvents.MAX_BYTES) {
            throw new IllegalArgumentException(event.name() + " of " + event.key() + " has " + bytes
                    + " bytes; an event may have " + CloudEvents.MAX_BYTES + ": send larger content by reference");
        }
        return body;
    }

    /** Called inside the transaction; arranges what must happen once it is committed, and refuses when there is none. */
    interface CommitHook {

        void afterCommit();
    }
}
