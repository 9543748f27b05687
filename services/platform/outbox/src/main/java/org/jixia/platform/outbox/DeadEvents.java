package org.jixia.platform.outbox;

import java.time.OffsetDateTime;
import java.util.List;
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

    boolean hasTopic(String topic) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from dead_event where topic = :topic)")
                        .bind("topic", topic)
                        .mapTo(Boolean.class)
                        .one());
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

    /** Those that were put aside, each key's in the order of their positions. */
    List<DeadEvent> list(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select topic, origin, key, name, body, reason, died_at from dead_event
                        order by topic, key,
                            case when origin like 'position %' then substring(origin from 10)::bigint end, died_at
                        limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new DeadEvent(
                        row.getString("topic"),
                        row.getString("origin"),
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("body"),
                        row.getString("reason"),
                        row.getObject("died_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** False when somebody else took it meanwhile. */
    boolean take(Handle handle, DeadEvent event) {
        return handle.execute("delete from dead_event where topic = ? and origin = ?", event.topic(), event.origin())
                == 1;
    }

    void note(DeadEvent event, String reason) {
        jdbi.useHandle(handle -> handle.execute(
                "update dead_event set reason = ? where topic = ? and origin = ?",
                reason,
                event.topic(),
                event.origin()));
    }

    long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from dead_event")
                .mapTo(Long.class)
                .one());
    }
}
