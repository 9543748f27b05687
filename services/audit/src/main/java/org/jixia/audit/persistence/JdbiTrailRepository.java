package org.jixia.audit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jixia.audit.domain.ChainEnd;
import org.jixia.audit.domain.Checkpoint;
import org.jixia.audit.domain.Digest;
import org.jixia.audit.domain.Entry;
import org.jixia.audit.domain.EntryFilter;
import org.jixia.audit.domain.Facts;
import org.jixia.audit.domain.TrailRepository;

/** The trail in PostgreSQL. */
@ApplicationScoped
class JdbiTrailRepository implements TrailRepository {
    private static final int FETCH = 1_000;

    private final Jdbi jdbi;

    JdbiTrailRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public ChainEnd lockEnd() {
        return jdbi.withHandle(handle -> handle.createQuery("select number, hash from chain for update")
                .map((row, context) -> new ChainEnd(row.getLong("number"), Digest.wrap(row.getBytes("hash"))))
                .one());
    }

    @Override
    public ChainEnd end() {
        return jdbi.withHandle(handle -> handle.createQuery("select number, hash from chain")
                .map((row, context) -> new ChainEnd(row.getLong("number"), Digest.wrap(row.getBytes("hash"))))
                .one());
    }

    @Override
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into entry (number, topic, position, event_id, occurred_at, source, event, action, decision, person,
                                       workspace, objects, body, body_digest, hash)
                    values (:number, :topic, :position, :eventId, :occurredAt, :source, :event, :action, :decision, :person,
                            :workspace, :objects, :body, :bodyDigest, :hash)
                    """);
            for (Entry entry : entries) {
                bind(batch, entry).add();
            }
            batch.execute();
            ChainEnd end =
                    new ChainEnd(entries.getLast().number(), entries.getLast().hash());
            handle.createUpdate("update chain set number = :number, hash = :hash")
                    .bind("number", end.number())
                    .bind("hash", end.hash().bytes())
                    .execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, Entry entry) {
        Facts facts = entry.facts();
        return batch.bind("number", entry.number())
                .bind("topic", facts.topic())
                .bind("position", facts.position())
                .bind("eventId", facts.eventId())
                .bind("occurredAt", facts.occurredAt().atOffset(ZoneOffset.UTC))
                .bind("source", facts.source())
                .bind("event", facts.event())
                .bind("action", facts.action())
                .bind("decision", facts.decision())
                .bind("person", facts.person())
                .bind("workspace", facts.workspace())
                .bindArray("objects", UUID.class, facts.objects())
                .bind("body", entry.body())
                .bind("bodyDigest", entry.bodyDigest().bytes())
                .bind("hash", entry.hash().bytes());
    }

    @Override
    public Optional<Entry> find(long number) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from entry where number = :number")
                .bind("number", number)
                .map((row, context) -> entry(row))
                .findOne());
    }

    @Override
    public List<Entry> search(EntryFilter filter, long before, int limit) {
        FilterSql where = FilterSql.of(filter);
        return jdbi.withHandle(handle -> where.bindTo(handle.createQuery("select * from entry where number < :before"
                        + where.conditions() + " order by number desc limit :limit"))
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
    }

    @Override
    public void forEach(EntryFilter filter, Consumer<Entry> reader) {
        FilterSql where = FilterSql.of(filter);
        // A cursor needs an open transaction; one statement is one consistent view.
        jdbi.useTransaction(handle -> read(
                where.bindTo(
                        handle.createQuery("select * from entry where true" + where.conditions() + " order by number")),
                reader));
    }

    @Override
    public void forEach(long after, Consumer<Entry> reader) {
        jdbi.useTransaction(handle -> read(
                handle.createQuery("select * from entry where number > :after order by number")
                        .bind("after", after),
                reader));
    }

    private static void read(Query query, Consumer<Entry> reader) {
        query.setFetchSize(FETCH).map((row, context) -> entry(row)).forEach(reader);
    }

    @Override
    public void add(Checkpoint checkpoint) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into checkpoint (number, hash, signed_at, key_id, signature)
                        values (:number, :hash, :signedAt, :keyId, :signature)
                        """)
                .bind("number", checkpoint.number())
                .bind("hash", checkpoint.hash().bytes())
                .bind("signedAt", checkpoint.signedAt().atOffset(ZoneOffset.UTC))
                .bind("keyId", checkpoint.keyId())
                .bind("signature", checkpoint.signature())
                .execute());
    }

    @Override
    public Optional<Checkpoint> lastCheckpoint() {
        return checkpoints("order by number desc limit 1").stream().findFirst();
    }

    @Override
    public List<Checkpoint> checkpoints(long after) {
        return checkpoints("where number > " + after + " order by number");
    }

    @Override
    public List<Checkpoint> notArchived(int limit) {
        return checkpoints("where archived_at is null order by number limit " + limit);
    }

    private List<Checkpoint> checkpoints(String rest) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from checkpoint " + rest)
                .map((row, context) -> new Checkpoint(
                        row.getLong("number"),
                        Digest.wrap(row.getBytes("hash")),
                        instant(row, "signed_at"),
                        row.getString("key_id"),
                        row.getBytes("signature")))
                .list());
    }

    @Override
    public void markArchived(long number) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update checkpoint set archived_at = now() where number = :number and archived_at is null")
                .bind("number", number)
                .execute());
    }

    @Override
    public Set<Long> acknowledgedByArchive(long after) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select number from checkpoint where archived_at is not null and number > :after")
                .bind("after", after)
                .mapTo(Long.class)
                .collect(Collectors.toSet()));
    }

    /** One look into the index a topic: a grouping would read all of it. */
    @Override
    public Map<String, Long> lastPositions(Set<String> topics) {
        return jdbi.withHandle(handle -> {
            Map<String, Long> last = new HashMap<>();
            for (String topic : topics) {
                last.put(
                        topic,
                        handle.createQuery("select coalesce(max(position), 0) from entry where topic = :topic")
                                .bind("topic", topic)
                                .mapTo(Long.class)
                                .one());
            }
            return last;
        });
    }

    @Override
    public List<Hole> holes(Duration age, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select topic, before + 1 as first_missing, position - 1 as last_missing
                        from (select topic, position, recorded_at,
                                     coalesce(lag(position) over (partition by topic order by position), 0) as before
                              from entry) numbered
                        where position > before + 1 and recorded_at < now() - :age::interval
                        order by topic, position limit :limit
                        """)
                .bind("age", age.toString())
                .bind("limit", limit)
                .map((row, context) ->
                        new Hole(row.getString("topic"), row.getLong("first_missing"), row.getLong("last_missing")))
                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Facts facts = new Facts(
                row.getString("topic"),
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                instant(row, "occurred_at"),
                row.getString("source"),
                row.getString("event"),
                row.getString("action"),
                row.getString("decision"),
                row.getString("person"),
                row.getObject("workspace", UUID.class),
                ids(row.getArray("objects")));
        return new Entry(
                row.getLong("number"),
                instant(row, "recorded_at"),
                facts,
                row.getString("body"),
                Digest.wrap(row.getBytes("body_digest")),
                Digest.wrap(row.getBytes("hash")));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
