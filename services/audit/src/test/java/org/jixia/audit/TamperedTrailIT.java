package org.jixia.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.audit.domain.TrailService;
import org.jixia.platform.storage.ObjectStore;
import org.jixia.platform.testing.PlatformTestResource;
import org.junit.jupiter.api.Test;

/** The trail in a real database with a real archive, tampered with as only the database's owner could. */
@QuarkusTest
@QuarkusTestResource(
        value = PlatformTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "audit"),
            @ResourceArg(name = "kafka", value = "false"),
            @ResourceArg(name = "objectStore", value = "true")
        })
@QuarkusTestResource(ArchiveFiles.class)
class TamperedTrailIT extends TrailSteps {

    private static final String BUCKET = "jixia-audit-archive";

    @Inject
    TrailService trail;

    @Inject
    ObjectStore store;

    private byte[] read(String name) throws IOException {
        try (InputStream bytes = store.get(BUCKET, name)) {
            return bytes.readAllBytes();
        }
    }

    private void write(String name, byte[] bytes) {
        store.put(BUCKET, name, new ByteArrayInputStream(bytes), bytes.length, "application/json");
    }

    private void remove(String name) {
        store.delete(BUCKET, List.of(name));
    }

    @Test
    void aChangedRemovedInsertedOrWithheldEntryIsFoundAndNamed() {
        Topic topic = new Topic();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            events.add(topic.event(decision("GRANTED", "object.read", "somebody", null, UUID.randomUUID())));
        }
        record(events.toArray(String[]::new));
        long last = jdbi.withHandle(handle ->
                handle.createQuery("select number from chain").mapTo(Long.class).one());
        verify().body("ok", is(true))
                .body("entries", greaterThanOrEqualTo((int) last))
                .body("until", greaterThanOrEqualTo((int) last));

        tamper("update entry set body = replace(body, 'somebody', 'nobody00') where number = " + (last - 1));
        verify().body("ok", is(false)).body("faults.find { it.number == " + (last - 1) + " }.code", is("BODY_CHANGED"));
        tamper("update entry set body = replace(body, 'nobody00', 'somebody') where number = " + (last - 1));
        verify().body("ok", is(true));

        tamper("update entry set person = 'nobody' where number = " + (last - 2));
        verify().body("faults.find { it.number == " + (last - 2) + " }.code", is("FACTS_CHANGED"));
        tamper("update entry set person = 'somebody' where number = " + (last - 2));

        tamper("create table whole as select * from entry where number = " + (last - 2)
                + "; update entry set body = null, person = 'nobody' where number = " + (last - 2));
        verify().body("ok", is(false)).body("faults.find { it.number == " + (last - 2) + " }.code", is("BODY_MISSING"));
        tamper(
                "update entry set body = w.body, person = w.person from whole w where entry.number = w.number; drop table whole");
        verify().body("ok", is(true));

        tamper("create table kept as select * from entry where number = " + (last - 3)
                + "; delete from entry where number = " + (last - 3));
        verify().body("faults.find { it.number == " + (last - 3) + " }.code", is("ENTRIES_REMOVED"));
        tamper("insert into entry select * from kept; drop table kept");
        verify().body("ok", is(true));

        tamper(
                "update checkpoint set hash = decode(repeat('ab', 32), 'hex') where number = (select max(number) from checkpoint)");
        verify().body("faults.code", hasItem("CHECKPOINT_DIFFERS")).body("faults.code", hasItem("CHECKPOINT_FORGED"));
        tamper("update checkpoint c set hash = e.hash from entry e where e.number = c.number");
        verify().body("ok", is(true));

        cutTail(last);
    }

    @Test
    void anInsertedEntryIsNamedHoweverWellItIsForged() {
        Topic topic = new Topic();
        record(
                topic.event(decision("GRANTED", "object.read", "a", null, null)),
                topic.event(decision("GRANTED", "object.read", "b", null, null)),
                topic.event(decision("GRANTED", "object.read", "c", null, null)));
        verify().body("ok", is(true));
        long place = chainEnd() - 1;
        String forged = canonical(topic.event(decision("GRANTED", "object.read", "forged", null, null)));

        shift(place, 1);
        insert(place, topic.name, forged);
        verify().body("ok", is(false))
                .body("faults.find { it.code == 'ENTRY_INSERTED' }.number", equalTo((int) place))
                .body("faults.find { it.code == 'ENTRY_INSERTED' }.detail", containsString("Entry " + place));
        tamper("delete from entry where number = " + place);
        shift(place + 1, -1);
        verify().body("ok", is(true));

        long beyond = chainEnd() + 1;
        insert(beyond, topic.name, forged);
        verify().body("faults.find { it.number == " + beyond + " }.code", is("ENTRY_INSERTED"));
        tamper("delete from entry where number = " + beyond);
        verify().body("ok", is(true));
    }

    /** With the right digest and a hash that follows from the entry before. */
    private void insert(long number, String topic, String body) {
        tamper("""
                insert into entry (number, topic, position, event_id, occurred_at, source, event, action, decision, person, objects,
                                   body, body_digest, hash)
                select %d, '%s', 4, ('%s'::jsonb ->> 'id')::uuid, '2026-03-01T00:00:00Z', '/jixia/drs', 'DecisionRecorded',
                       'object.read', 'GRANTED', 'forged', '{}', '%s', sha256('%s'::bytea), sha256(hash || sha256('%s'::bytea))
                from entry where number = %d
                """.formatted(number, topic, body, body, body, body, number - 1));
    }

    private void shift(long from, int by) {
        tamper("update entry set number = -number where number >= " + from + "; update entry set number = -number + "
                + by + " where number < 0");
    }

    private long chainEnd() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select number from chain").mapTo(Long.class).one());
    }

    @Test
    void theArchiveIsComparedInBothDirections() throws IOException {
        record(new Topic().event(decision("GRANTED", "object.read", "p", null, null)));
        verify().body("ok", is(true));
        long number = chainEnd();
        String name = "checkpoints/%019d.json".formatted(number);
        byte[] copy = read(name);

        write(name, "no checkpoint".getBytes(StandardCharsets.UTF_8));
        verify().body("faults.find { it.code == 'ARCHIVE_UNREADABLE' }.copy", is(name));
        write(
                name,
                new String(copy, StandardCharsets.UTF_8)
                        .replace("\"hash\":\"", "\"hash\":\"00")
                        .getBytes(StandardCharsets.UTF_8));
        verify().body("faults.find { it.code == 'ARCHIVE_DIFFERS' }.number", equalTo((int) number));
        remove(name);
        verify().body("faults.find { it.code == 'ARCHIVE_MISSING' }.number", equalTo((int) number));
        write(name, copy);
        write("checkpoints/readme.txt", copy);
        verify().body("faults.find { it.code == 'ARCHIVE_UNREADABLE' }.copy", is("checkpoints/readme.txt"));
        remove("checkpoints/readme.txt");
        verify().body("ok", is(true));
    }

    @Test
    void aCopyThatLiesThereIsNeverReplaced() {
        record(new Topic().event(decision("GRANTED", "object.read", "p", null, null)));
        verify().body("ok", is(true));
        long number = chainEnd();
        tamper("create table signed as select * from checkpoint where number = " + number
                + "; delete from checkpoint where number = " + number);

        verify().body("faults.find { it.number == " + number + " }.code", is("ARCHIVE_DIFFERS"));

        tamper("delete from checkpoint where number = " + number
                + "; insert into checkpoint select * from signed; drop table signed");
        verify().body("ok", is(true));
    }

    @Test
    void aTailThatAProducerToldAndNeverArrivedIsNamed() {
        Heads.tell("jixia.drs.objects", 3, Instant.now());
        verify().body("ok", is(true));
        Heads.tell("jixia.drs.objects", 3, Instant.now().minusSeconds(600));
        verify().body("faults.find { it.topic == 'jixia.drs.objects' }.code", is("EVENT_MISSING"))
                .body("faults.find { it.topic == 'jixia.drs.objects' }.position", equalTo(1))
                .body("faults.find { it.topic == 'jixia.drs.objects' }.to", equalTo(3));
        Heads.tell("jixia.drs.objects", 0, null);
        Heads.away("tes");
        verify().body("faults.find { it.topic == 'jixia.tes.tasks' }.code", is("PRODUCER_AWAY"));
        Heads.back("tes");
        verify().body("ok", is(true));
    }

    @Test
    void anEventThatNoProducerToldIsNamed() {
        record(event("jixia.tes.decisions", 1, decision("GRANTED", "object.read", "p", null, null)));
        verify().body("faults.find { it.topic == 'jixia.tes.decisions' }.code", is("EVENT_UNKNOWN"))
                .body("faults.find { it.topic == 'jixia.tes.decisions' }.position", equalTo(1));
        Heads.tell("jixia.tes.decisions", 1, Instant.now());
        verify().body("ok", is(true));
    }

    @Test
    void anEventThatCouldNotBeRecordedIsNamed() {
        tamper(
                "insert into dead_event (topic, origin, body, reason) values ('jixia.drs.objects', 'position 7', '', 'test')");
        verify().body("faults.find { it.code == 'EVENT_SET_ASIDE' }.position", equalTo(7));
        tamper("delete from dead_event");
    }

    /** Entry, checkpoint and chain end removed together: only the archive can tell. */
    private void cutTail(long last) {
        tamper("create table cut as select * from entry where number >= " + last
                + "; create table cutc as select * from checkpoint where number >= " + last
                + "; create table cute as select * from chain; delete from entry where number >= " + last
                + "; delete from checkpoint where number >= " + last
                + "; update chain set number = " + (last - 1) + ", hash = (select hash from entry where number = "
                + (last - 1) + ")");
        verify().body("faults.code", hasItem("ARCHIVE_DIFFERS"))
                .body("faults.find { it.code == 'ARCHIVE_DIFFERS' }.number", greaterThanOrEqualTo((int) last));
        tamper("insert into entry select * from cut; insert into checkpoint select * from cutc;"
                + " update chain set number = cute.number, hash = cute.hash from cute; drop table cut, cutc, cute");
        verify().body("ok", is(true));
    }

    @Test
    void anEventThatAProducerNumberedAndNeverArrivedIsNamed() {
        Topic topic = new Topic();
        String first = topic.event(decision("GRANTED", "object.read", "p", null, null));
        topic.event(decision("GRANTED", "object.read", "withheld", null, null));
        record(first, topic.event(decision("GRANTED", "object.read", "p", null, null)));

        verify().body("faults.topic", not(hasItem(topic.name)));
        tamper("update entry set recorded_at = recorded_at - interval '1 hour' where topic = '" + topic.name + "'");
        verify().body("faults.find { it.topic == '" + topic.name + "' }.code", is("EVENT_MISSING"))
                .body("faults.find { it.topic == '" + topic.name + "' }.position", equalTo(2));
        tamper("update entry set recorded_at = now() where topic = '" + topic.name + "'");
    }

    @Test
    void theServiceItselfCannotChangeALine() {
        record(new Topic().event(decision("GRANTED", "object.read", "p", null, null)));
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("delete from entry")))
                .hasMessageContaining("append-only");
        for (String sql : List.of(
                "truncate entry",
                "truncate checkpoint",
                "update entry set person = 'x'",
                "update checkpoint set hash = '\\x00'",
                "update checkpoint set archived_at = null",
                "delete from checkpoint",
                "update chain set number = number - 1",
                "delete from chain",
                "truncate chain")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
                    .as(sql)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void checkpointsAreSignedWhenNewsAreOldOrMany() {
        record(new Topic().event(decision("GRANTED", "object.read", "p", null, null)));
        trail.signNow();
        assertThat(trail.signIfDue()).as("nothing new").isFalse();
        Topic topic = new Topic();
        record(topic.event(decision("GRANTED", "object.read", "p", null, null)));
        assertThat(trail.signIfDue()).as("one entry, just now").isFalse();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(topic.event(decision("GRANTED", "object.read", "p", null, null)));
        }
        record(many.toArray(String[]::new));
        assertThat(trail.signIfDue()).as("a thousand entries").isTrue();

        record(topic.event(decision("GRANTED", "object.read", "p", null, null)));
        tamper(
                "create table late as select * from checkpoint; update checkpoint set signed_at = signed_at - interval '61 s'"
                        + " where number = (select max(number) from checkpoint)");
        assertThat(trail.signIfDue()).as("a minute later").isTrue();
        tamper(
                "update checkpoint c set signed_at = l.signed_at from late l where l.number = c.number; drop table late");
        verify().body("ok", is(true));
    }
}
