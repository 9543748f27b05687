package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixia.drs.domain.Audience;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Caller.RunCaller;
import org.jixia.platform.identity.Caller.ServiceCaller;
import org.jixia.platform.identity.Caller.TaskCaller;

/**
 * Gives addresses of bytes: checks the right, signs, and records the decision before the caller has the address. Persons get the
 * store's public address, tasks and services the inside one with a shorter life.
 */
@ApplicationScoped
public class AccessService {
    /** The one access method of every object. */
    public static final String ACCESS_ID = "https";

    private final ObjectRepository objects;
    private final ObjectPolicy policy;
    private final BlobStore store;
    private final DecisionLog decisions;
    private final DrsSettings settings;
    private final Clock clock;

    public AccessService(
            ObjectRepository objects,
            ObjectPolicy policy,
            BlobStore store,
            DecisionLog decisions,
            DrsSettings settings,
            Clock clock) {
        this.objects = objects;
        this.policy = policy;
        this.store = store;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /** An address for one object; missing, removed and forbidden objects look alike. */
    public SignedAddress address(Caller caller, ObjectId id, String accessId) {
        var address = addresses(caller, List.of(id)).get(id);
        if (address == null) {
            throw DomainException.of(DrsError.OBJECT_NOT_FOUND, id);
        }
        if (!ACCESS_ID.equals(accessId)) {
            throw DomainException.of(DrsError.ACCESS_NOT_FOUND, accessId);
        }
        return address;
    }

    /** Addresses of those that the caller may read; bundles have none. Refusals are recorded too. */
    public Map<ObjectId, SignedAddress> addresses(Caller caller, Collection<ObjectId> ids) {
        var found = objects.find(ids);
        var readable = policy.readable(caller, found.values());
        var person = person(caller);
        for (var id : ids) {
            if (!readable.contains(id)) {
                decisions.refused(
                        work(caller, Decision.refused(Action.READ, person, id, "no right or no such object")));
            }
        }
        var allowed = found.values().stream()
                .filter(o -> readable.contains(o.id()) && o.isAvailable() && !o.isBundle())
                .toList();
        var outside = caller instanceof PersonCaller;
        var signed = sign(allowed, outside ? Audience.PUBLIC : Audience.INTERNAL);
        decisions.record(
                allowed.stream()
                        .filter(o -> signed.containsKey(o.id()))
                        .map(o -> work(caller, Decision.granted(Action.READ, person, o.workspace(), o.id())))
                        .toList(),
                List.of());
        return signed;
    }

    /** Addresses for a service that acts for a person; all or nothing is the caller's choice, so the missing are just absent. */
    public Map<ObjectId, SignedAddress> addressesFor(String person, UUID run, Collection<ObjectId> ids) {
        var found = objects.find(ids);
        var readable = policy.readable(person, found.values());
        var allowed = found.values().stream()
                .filter(o -> readable.contains(o.id()) && o.isAvailable() && !o.isBundle())
                .toList();
        var signed = sign(allowed, Audience.INTERNAL);
        decisions.record(
                allowed.stream()
                        .map(o -> Decision.granted(Action.READ, person, o.workspace(), o.id())
                                .forWork(run, null))
                        .toList(),
                List.of());
        return signed;
    }

    /** Signs without asking for rights: the caller of this method has checked them. Lost bytes have no address. */
    public Map<ObjectId, SignedAddress> sign(Collection<DataObject> allowed, Audience audience) {
        var blobs = objects.blobs(allowed.stream().map(DataObject::blob).collect(Collectors.toSet()));
        var life = life(audience);
        var until = clock.instant().plus(life);
        var signed = new LinkedHashMap<ObjectId, SignedAddress>();
        for (var object : allowed) {
            var blob = blobs.get(object.blob());
            if (blob != null && blob.state() == Blob.BlobState.KEPT) {
                var url = store.signGet(audience, blob.address(), life, object.name());
                signed.put(object.id(), new SignedAddress(object.id(), url, until));
            }
        }
        return signed;
    }

    /** The bytes' record for a stream through this service; the right was proved when its address was signed. */
    public Optional<Blob> blobOf(DataObject object) {
        return Optional.ofNullable(objects.blobs(List.of(object.blob())).get(object.blob()));
    }

    private Duration life(Audience audience) {
        return audience == Audience.PUBLIC ? settings.urlLife() : settings.taskUrlLife();
    }

    /** For whom a decision is recorded: the person acted for, or the service itself. */
    static String person(Caller caller) {
        return caller.actingFor().orElseGet(caller::id);
    }

    private static Decision work(Caller caller, Decision decision) {
        return switch (caller) {
            case PersonCaller person -> decision;
            case RunCaller run -> decision.forWork(run.run(), null);
            case TaskCaller task -> decision.forWork(task.run(), task.task().toString());
            case ServiceCaller service -> decision;
        };
    }
}
