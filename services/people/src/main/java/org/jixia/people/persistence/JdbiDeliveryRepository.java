package org.jixia.people.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jixia.people.domain.notifications.Answer;
import org.jixia.people.domain.notifications.Delivery;
import org.jixia.people.domain.notifications.DeliveryRepository;
import org.jixia.people.domain.notifications.News;
import org.jixia.people.domain.notifications.NewsType;
import org.jixia.platform.ids.Ids;

/** Deliveries in SQL. */
@ApplicationScoped
public class JdbiDeliveryRepository implements DeliveryRepository {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;

    @Inject
    public JdbiDeliveryRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public void spread(Collection<News> news, Instant now) {
        jdbi.useHandle(handle -> news.forEach(one -> handle.createQuery("""
                        select id from channel where person = :person and topics && string_to_array(:topics, ',')
                        """)
                .bind("person", one.person())
                .bind("topics", JdbiChannelRepository.names(one.topics()))
                .mapTo(UUID.class)
                .forEach(channel -> insert(handle, channel, one, now))));
    }

    @Override
    public Delivery add(UUID channel, News news, Instant now) {
        return jdbi.withHandle(handle -> {
            var id = insert(handle, channel, news, now);
            return handle.createQuery("select * from delivery where id = :id")
                    .bind("id", id)
                    .map((row, context) -> delivery(row))
                    .one();
        });
    }

    private UUID insert(Handle handle, UUID channel, News news, Instant now) {
        var id = Ids.next();
        handle.createUpdate("""
                insert into delivery (id, channel, person, type, source, facts, happened_at, state, next_try_at)
                values (:id, :channel, :person, :type, :source, cast(:facts as jsonb), :happenedAt, 'WAITING', :now)
                on conflict (channel, source) do nothing
                """)
                .bind("id", id)
                .bind("channel", channel)
                .bind("person", news.person())
                .bind("type", news.type().name())
                .bind("source", news.source())
                .bind("facts", write(news.facts()))
                .bind("happenedAt", Rows.column(news.happenedAt()))
                .bind("now", Rows.column(now))
                .execute();
        return id;
    }

    @Override
    public List<Delivery> claim(Instant now, Instant until, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update delivery set claimed_until = :until, attempts = attempts + 1
                        where id in (
                            select id from delivery
                            where state = 'WAITING' and next_try_at <= :now
                              and (claimed_until is null or claimed_until < :now)
                            order by next_try_at limit :limit for update skip locked)
                        returning *
                        """)
                .bind("now", Rows.column(now))
                .bind("until", Rows.column(until))
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    @Override
    public void settle(Delivery tried, Delivery.State state, Instant nextTryAt, Instant now, Answer answer) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                update delivery set state = :state, next_try_at = :nextTryAt, claimed_until = null,
                       ended_at = :endedAt, answer = :answer, detail = :detail
                where id = :id and state = 'WAITING' and attempts = :attempts
                """)
                .bind("id", tried.id())
                .bind("attempts", tried.progress().attempts())
                .bind("state", state.name())
                .bind("nextTryAt", Rows.column(nextTryAt))
                .bind("endedAt", Rows.column(state == Delivery.State.WAITING ? null : now))
                .bind("answer", answer.code().name())
                .bind("detail", answer.detail())
                .execute());
    }

    @Override
    public List<Delivery> list(String person, Delivery.State state, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from delivery
                        where person = :person and (cast(:state as text) is null or state = :state)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .bind("person", person)
                .bind("state", state == null ? null : state.name())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> delivery(row))
                .list());
    }

    /** An attempt under way keeps its claim; what it ends with counts, unless it had ended already. */
    @Override
    public Optional<Delivery> again(String person, UUID id, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update delivery set next_try_at = :now, state = 'WAITING', ended_at = null,
                               attempts = case when state = 'WAITING' then attempts else 0 end
                        where id = :id and person = :person
                        returning *
                        """)
                .bind("id", id)
                .bind("person", person)
                .bind("now", Rows.column(now))
                .map((row, context) -> delivery(row))
                .findOne());
    }

    @Override
    public int testsSince(UUID channel, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from delivery
                        where channel = :channel and type = 'TEST' and happened_at > :since
                        """)
                .bind("channel", channel)
                .bind("since", Rows.column(since))
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public void forget(Instant endedBefore) {
        jdbi.useHandle(handle -> handle.execute("delete from delivery where ended_at < ?", Rows.column(endedBefore)));
    }

    private Delivery delivery(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("channel", UUID.class),
                row.getString("person"),
                NewsType.valueOf(row.getString("type")),
                Rows.time(row, "happened_at"),
                read(row.getString("facts")),
                new Delivery.Progress(
                        Delivery.State.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        Rows.time(row, "created_at"),
                        Rows.time(row, "next_try_at"),
                        Rows.time(row, "ended_at"),
                        answer == null ? null : new Answer(Answer.Code.valueOf(answer), row.getString("detail"))));
    }

    private String write(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts cannot be written", e);
        }
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept facts cannot be read", e);
        }
    }
}
