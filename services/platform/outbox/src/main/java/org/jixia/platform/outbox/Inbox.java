package org.jixia.platform.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which positions of each topic this service has applied: a mark for all before, single rows for what came beyond it. A batch
 * is claimed in the transaction of its effects, so an event counts as seen exactly when its effect is there.
 */
final class Inbox {

    private final Jdbi jdbi;

    Inbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A topic whose next position has not come although later ones have, for longer than asked. */
    record Gap(String topic, long mark) {}

    void open(Collection<String> topics) {
        jdbi.useHandle(handle -> topics.forEach(
                topic -> handle.execute("insert into inbox_mark (topic) values (?) on conflict do nothing", topic)));
    }

    /** Of these events the ones not seen before, now marked as seen in the running transaction. */
    List<ReceivedEvent> claim(Handle handle, List<ReceivedEvent> events) {
        Map<String, List<ReceivedEvent>> byTopic = events.stream().collect(Collectors.groupingBy(ReceivedEvent::topic));
        Map<String, Set<Long>> claimed = new java.util.TreeMap<>();
        byTopic.keySet().stream()
                .sorted()
                .forEach(topic -> claimed.put(topic, claim(handle, topic, byTopic.get(topic))));
        List<ReceivedEvent> unseen = new ArrayList<>();
        for (ReceivedEvent event : events) {
            if (claimed.get(event.topic()).remove(event.position())) {
                unseen.add(event);
            }
        }
        return unseen;
    }

    /** The share lock keeps a fold from moving the mark over a row that this transaction is about to look for. */
    private Set<Long> claim(Handle handle, String topic, List<ReceivedEvent> events) {
        long mark = handle.createQuery("select upto from inbox_mark where topic = :topic for share")
                .bind("topic", topic)
                .mapTo(Long.class)
                .one();
        Long[] positions = events.stream()
                .map(ReceivedEvent::position)
                .filter(position -> position > mark)
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        if (positions.length == 0) {
            return new HashSet<>();
        }
        return handle.createQuery("""
            insert into inbox (topic, position) select :topic, p from unnest(:positions) p
            on conflict do nothing returning position
            """)
                .bind("topic", topic)
                .bindArray("positions", Long.class, (Object[]) positions)
                .mapTo(Long.class)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Moves the mark over everything without a hole behind it. */
    void fold(Collection<String> topics) {
        for (String topic : topics.stream().sorted().toList()) {
            jdbi.useTransaction(handle -> fold(handle, topic));
        }
    }

    private static void fold(Handle handle, String topic) {
        Optional<Long> mark = handle.createQuery("select upto from inbox_mark where topic = :topic for update")
                .bind("topic", topic)
                .mapTo(Long.class)
                .findOne();
        if (mark.isEmpty()) {
            return;
        }
        Long upto = handle.createQuery("""
            select max(position) from (
                select position, row_number() over (order by position) as n from inbox
                where topic = :topic and position > :mark
            ) seen where position = :mark + n
            """)
                .bind("topic", topic)
                .bind("mark", mark.get())
                .mapTo(Long.class)
                .one();
        if (upto != null) {
            moveTo(handle, topic, upto);
        }
    }

    /** Gives up what the producer no longer keeps: everything before {@code oldest} counts as seen. */
    void skipTo(String topic, long oldest) {
        jdbi.useTransaction(handle -> {
            handle.createQuery("select upto from inbox_mark where topic = :topic for update")
                    .bind("topic", topic)
                    .mapTo(Long.class)
                    .one();
            moveTo(handle, topic, oldest - 1);
        });
    }

    private static void moveTo(Handle handle, String topic, long upto) {
        handle.createUpdate("update inbox_mark set upto = :upto where topic = :topic and upto < :upto")
                .bind("upto", upto)
                .bind("topic", topic)
                .execute();
        handle.createUpdate("delete from inbox where topic = :topic and position <= :upto")
                .bind("topic", topic)
                .bind("upto", upto)
                .execute();
    }

    long mark(String topic) {
        return jdbi.withHandle(handle -> handle.createQuery("select upto from inbox_mark where topic = :topic")
                .bind("topic", topic)
                .mapTo(Long.class)
                .one());
    }

    /** The highest position seen, with holes before it or without. */
    long highest(String topic) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                    select greatest(upto, (select coalesce(max(position), 0) from inbox where topic = :topic))
                    from inbox_mark where topic = :topic
                    """).bind("topic", topic).mapTo(Long.class).one());
    }

    /** Whether every position up to the head has been applied, and none was put aside. */
    boolean isWhole(String topic, long head) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select m.upto + (select count(*) from inbox i
                             where i.topic = m.topic and i.position > m.upto and i.position <= :head) >= :head
                and not exists (select 1 from dead_event d
                                where d.topic = m.topic and d.origin like 'position %')
            from inbox_mark m where m.topic = :topic
            """)
                .bind("topic", topic)
                .bind("head", head)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    List<Gap> gaps(int olderThanSeconds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select m.topic, m.upto from inbox_mark m
            where exists (select 1 from inbox i where i.topic = m.topic
                            and i.seen_at < now() - make_interval(secs => :seconds))
              and not exists (select 1 from inbox i where i.topic = m.topic and i.position = m.upto + 1)
            """)
                .bind("seconds", olderThanSeconds)
                .map((rs, context) -> new Gap(rs.getString(1), rs.getLong(2)))
                .list());
    }
}
