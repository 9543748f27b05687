package org.jixia.platform.outbox;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The told events as a log by topic and position: what the relay numbers and sends, and what others repair themselves from. */
public class OutboxLog {

    private final Jdbi jdbi;

    OutboxLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An event with its position; the body is the whole CloudEvent. */
    public record Entry(String topic, String key, long position, String body) {}

    /** @param oldest the lowest position that is still kept; head + 1 when none is */
    public record Page(List<Entry> entries, long head, long oldest) {}

    /** What is read at once, whatever the number of rows: one may have 256 KiB, and heaps are small. */
    private static final int MOST_BYTES = 4 << 20;

    /** The events after this position, at most {@code limit} and a few MiB, but one if there is any. */
    public Page page(String topic, long after, int limit) {
        return jdbi.inTransaction(handle -> {
            long head = head(handle, topic);
            List<Entry> entries = handle.createQuery("""
                            select topic, key, position, body from (
                                select *, sum(octet_length(body)) over (order by position) as bytes from (
                                    select topic, key, position, body from outbox
                                    where topic = :topic and position > :after and position <= :head
                                    order by position limit :limit
                                ) few
                            ) counted where bytes - octet_length(body) < :bytes order by position
                            """)
                    .bind("bytes", MOST_BYTES)
                    .bind("topic", topic)
                    .bind("after", after)
                    .bind("head", head)
                    .bind("limit", limit)
                    .map((rs, context) -> entry(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getString(4)))
                    .list();
            long oldest = handle.createQuery(
                            "select coalesce(min(position), :next) from outbox where topic = :topic and position is"
                                    + " not null")
                    .bind("topic", topic)
                    .bind("next", head + 1)
                    .mapTo(Long.class)
                    .one();
            return new Page(entries, head, oldest);
        });
    }

    /** The last position of each topic that this service has told anything on. */
    public Map<String, Long> heads() {
        return jdbi.withHandle(handle -> handle.createQuery("select topic, head from outbox_topic")
                .setMapKeyColumn("topic")
                .setMapValueColumn("head")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {}));
    }

    /** The last position given on the topic; 0 before the first. */
    static long head(Handle handle, String topic) {
        return handle.createQuery("select head from outbox_topic where topic = :topic")
                .bind("topic", topic)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** How many events wait for the broker: without position, and with one but not acknowledged. */
    public long waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                    select (select count(*) from outbox where position is null)
                         + (select coalesce(sum(head - sent), 0) from outbox_topic)
                    """).mapTo(Long.class).one());
    }

    /** Gives positions to at most {@code limit} waiting rows, in one synchronous commit; answers how many. */
    static int number(Handle handle, int limit) {
        return handle.inTransaction(transaction -> {
            transaction.execute("set local synchronous_commit = on");
            return transaction.createUpdate("""
                with waiting as (
                    select id, topic from outbox where position is null order by id limit :limit
                ), topics as (
                    insert into outbox_topic as t (topic, head)
                    select topic, count(*) from waiting group by topic
                    on conflict (topic) do update set head = t.head + excluded.head
                    returning topic, head
                ), numbered as (
                    select w.id, t.head - count(*) over (partition by w.topic)
                        + row_number() over (partition by w.topic order by w.id) as position
                    from waiting w join topics t using (topic)
                )
                update outbox o set position = n.position from numbered n where o.id = n.id
                """).bind("limit", limit).execute();
        });
    }

    /** Numbered rows that the broker has not acknowledged, in order of position within a topic, a few MiB of each. */
    static List<Entry> unsent(Handle handle, int limit) {
        return handle.createQuery("""
                        select o.topic, o.key, o.position, o.body from outbox_topic t
                        cross join lateral (
                            select *, sum(octet_length(body)) over (order by position) as bytes from (
                                select * from outbox where topic = t.topic and position > t.sent order by position limit :limit
                            ) waiting
                        ) o
                        where t.head > t.sent and o.bytes - octet_length(o.body) < :bytes order by o.topic, o.position
                        """)
                .bind("bytes", MOST_BYTES)
                .bind("limit", limit)
                .map((rs, context) -> entry(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getString(4)))
                .list();
    }

    static void sent(Handle handle, Map<String, Long> upto) {
        upto.forEach((topic, position) -> handle.createUpdate(
                        "update outbox_topic set sent = :position where topic = :topic and sent < :position")
                .bind("position", position)
                .bind("topic", topic)
                .execute());
    }

    /** Removes a batch of rows past their time that the broker has; answers how many. */
    static int expire(Handle handle, int days, int limit) {
        return handle.createUpdate("""
            delete from outbox where id in (
                select o.id from outbox o join outbox_topic t on t.topic = o.topic and o.position <= t.sent
                where o.created_at < now() - make_interval(days => :days) limit :limit)
            """).bind("days", days).bind("limit", limit).execute();
    }

    private static Entry entry(String topic, String key, long position, String body) {
        return new Entry(topic, key, position, "{\"topicposition\":" + position + "," + body.substring(1));
    }
}
