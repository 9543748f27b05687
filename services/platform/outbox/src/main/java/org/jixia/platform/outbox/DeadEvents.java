package org.jixia.platform.outbox;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Events put aside because they cannot be applied; a person looks at them, health shows that they are there. */
final class DeadEvents {

    private final Jdbi jdbi;

    DeadEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether an earlier event of the key died: later ones then follow it, since they build on it. */
    boolean hasKey(Handle handle, String topic, String key) {
        return handle.createQuery("select exists (select 1 from dead_event where topic = :topic and key = :key)")
                .bind("topic", topic)
                .bind("key", key)
                .mapTo(Boolean.class)
                .one();
    }

    void bury(Handle handle, ReceivedEvent event, String reason) {
        bury(handle, event.topic(), "position " + event.position(), event.key(), event.name(), event.body(), reason);
    }

    void bury(String topic, String origin, String key, String body, String reason) {
        jdbi.useHandle(handle -> bury(handle, topic, origin, key, null, body, reason));
    }

    private static void bury(
            Handle handle, String topic, String origin, String key, String name, String body, String reason) {
        handle.createUpdate("""
                        insert into dead_event (topic, origin, key, name, body, reason)
                        values (:topic, :origin, :key, :name, :body, :reason) on conflict do nothing
                        """)
                .bind("topic", topic)
                .bind("origin", origin)
                .bind("key", key)
                .bind("name", name)
                .bind("body", body)
                .bind("reason", reason)
                .execute();
    }

    long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from dead_event")
                .mapTo(Long.class)
                .one());
    }
}
