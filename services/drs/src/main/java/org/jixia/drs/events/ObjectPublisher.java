package org.jixia.drs.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.objects.ObjectNews;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/** Tells {@code ObjectRegistered}, {@code ObjectMoved} and {@code ObjectRemoved} on {@code jixia.drs.objects}, keyed by workspace. */
@ApplicationScoped
public class ObjectPublisher implements ObjectNews {
    private static final String TOPIC = "jixia.drs.objects";

    private final Outbox outbox;
    private final DrsSettings settings;

    public ObjectPublisher(Outbox outbox, DrsSettings settings) {
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public void registered(Collection<Change> changes) {
        outbox.tell(changes.stream()
                .map(c -> event(c, "ObjectRegistered", c.object().maker().person(), 1))
                .toList());
    }

    @Override
    public void removed(Collection<Change> changes, String person) {
        outbox.tell(
                changes.stream().map(c -> event(c, "ObjectRemoved", person, 2)).toList());
    }

    /** Without a version of the object, as it may move often: the topic keeps the order. */
    @Override
    public void moved(Collection<Move> moves, String person) {
        outbox.tell(moves.stream().map(m -> event(m, person)).toList());
    }

    private Event event(Move move, String person) {
        var object = move.object();
        var data = new ObjectMoved(
                object.id().value(),
                settings.uri(object.id()),
                object.workspace(),
                move.from().value(),
                object.path().value(),
                person);
        return new Event(
                TOPIC,
                object.workspace().toString(),
                "ObjectMoved",
                data,
                object.workspace(),
                person,
                object.id().toString(),
                null);
    }

    private Event event(Change change, String name, String person, long version) {
        var object = change.object();
        var data = new ObjectChanged(
                object.id().value(),
                settings.uri(object.id()),
                object.workspace(),
                object.path().value(),
                object.name(),
                object.size(),
                object.digests().sha256(),
                object.digests().md5(),
                object.mimeType(),
                object.createdAt(),
                person,
                object.maker().run(),
                object.maker().task(),
                object.maker().billingAccount(),
                change.blobSize(),
                object.home());
        return Event.of(TOPIC, object.workspace(), name, data)
                .workspace(object.workspace())
                .actor(person)
                .aggregate(object.id(), version);
    }

    /** Data of the event: {@code events/ObjectMoved.v1.json}. */
    record ObjectMoved(UUID id, String drsUri, UUID workspace, String from, String path, String person) {}

    /** Data of the two others: {@code events/ObjectRegistered.v1.json}, {@code events/ObjectRemoved.v1.json}. */
    record ObjectChanged(
            UUID id,
            String drsUri,
            UUID workspace,
            String path,
            String name,
            long size,
            String sha256,
            String md5,
            String mimeType,
            Instant createdAt,
            String person,
            UUID run,
            String task,
            UUID billingAccount,
            long blobSize,
            UUID blobWorkspace) {}
}
