package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixia.drs.domain.Audience;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.BlobStore.Stat;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.StoreCalls;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Detail;

/**
 * Gives addresses of bytes: checks the right, signs, and records the decision before the caller has the address. Persons get the
 * store's public address, tasks and services the inside one with a shorter life.
 */
@ApplicationScoped
public class AccessService {
    /** The one access method of every object. */
    public static final String ACCESS_ID = "https";

    private static final Detail NOT_FOUND = Detail.of("object-not-found");

    private final ObjectRepository objects;
    private final ObjectPolicy policy;
    private final BlobStore store;
    private final StoreCalls calls;
    private final DecisionLog decisions;
    private final DrsSettings settings;
    private final Clock clock;

    public AccessService(
            ObjectRepository objects,
            ObjectPolicy policy,
            BlobStore store,
            StoreCalls calls,
            DecisionLog decisions,
            DrsSettings settings,
            Clock clock) {
        this.objects = objects;
        this.policy = policy;
        this.store = store;
        this.calls = calls;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /** An address for one object; missing, removed and forbidden objects look alike, lost bytes are told to who may read them. */
    public SignedAddress address(Caller caller, ObjectId id, String accessId) {
        var signed = addresses(caller, List.of(id));
        if (signed.faults().containsKey(id)) {
            throw DomainException.of(signed.faults().get(id), id);
        }
        var address = signed.addresses().get(id);
        if (address == null) {
            throw DomainException.of(DrsError.OBJECT_NOT_FOUND, id);
        }
        if (!ACCESS_ID.equals(accessId)) {
            throw DomainException.of(DrsError.ACCESS_NOT_FOUND, accessId);
        }
        return address;
    }

    /** Addresses of those that the caller may read; bundles have none. Refusals are recorded too. */
    public Signed addresses(Caller caller, Collection<ObjectId> ids) {
        var found = objects.find(ids);
        var readable = policy.readable(caller, found.values());
        refuseAllBut(readable, ids, id -> Decision.refused(Action.READ, caller, id, NOT_FOUND));
        return give(
                found.values(),
                readable,
                caller instanceof PersonCaller ? Audience.PUBLIC : Audience.INTERNAL,
                o -> Decision.granted(Action.READ, caller, o.workspace(), o.id()));
    }

    /** Addresses for a service that acts for a person; all or nothing is the caller's choice, so the missing are just absent. */
    public Map<ObjectId, SignedAddress> addressesFor(String person, UUID run, Collection<ObjectId> ids) {
        var found = objects.find(ids);
        var readable = policy.readable(person, found.values());
        refuseAllBut(
                readable,
                ids,
                id -> Decision.refused(Action.READ, person, id, NOT_FOUND).forWork(run, null));
        return give(
                        found.values(),
                        readable,
                        Audience.INTERNAL,
                        o -> Decision.granted(Action.READ, person, o.workspace(), o.id())
                                .forWork(run, null))
                .addresses();
    }

    private void refuseAllBut(Set<ObjectId> readable, Collection<ObjectId> ids, Function<ObjectId, Decision> refusal) {
        decisions.refused(
                ids.stream().filter(id -> !readable.contains(id)).map(refusal).toList());
    }

    private Signed give(
            Collection<DataObject> found,
            Set<ObjectId> readable,
            Audience audience,
            Function<DataObject, Decision> grant) {
        var allowed = found.stream()
                .filter(o -> readable.contains(o.id()) && o.isAvailable() && !o.isBundle())
                .toList();
        var signed = sign(allowed, audience);
        decisions.record(
                allowed.stream()
                        .filter(o -> signed.addresses().containsKey(o.id()))
                        .map(grant)
                        .toList(),
                List.of());
        return signed;
    }

    /**
     * Signs without asking for rights: the caller of this method has checked them. Bytes that are lost, or registered ones that
     * changed since, have a fault instead of an address: what an id stands for never changes.
     */
    public Signed sign(Collection<DataObject> allowed, Audience audience) {
        var blobs = objects.blobs(allowed.stream().map(DataObject::blob).collect(Collectors.toSet()));
        var wrong = wrong(blobs.values());
        var life = life(audience);
        var until = clock.instant().plus(life);
        var signed = new LinkedHashMap<ObjectId, SignedAddress>();
        var faults = new LinkedHashMap<ObjectId, DrsError>();
        for (var object : allowed) {
            var blob = blobs.get(object.blob());
            if (blob == null || wrong.containsKey(blob.id())) {
                faults.put(object.id(), blob == null ? DrsError.BYTES_LOST : wrong.get(blob.id()));
            } else {
                var url = store.signGet(audience, blob.address(), blob.fingerprint(), life, object.name());
                signed.put(object.id(), new SignedAddress(object.id(), url, until));
            }
        }
        return new Signed(signed, faults);
    }

    /** Our own bytes are as the last look found them; the institution's are looked at now. */
    private Map<ObjectId, DrsError> wrong(Collection<Blob> blobs) {
        var wrong = new HashMap<ObjectId, DrsError>();
        blobs.stream()
                .filter(b -> !b.isRegistered() && b.state() != Blob.BlobState.KEPT)
                .forEach(b -> wrong.put(b.id(), DrsError.BYTES_LOST));
        var registered = blobs.stream().filter(Blob::isRegistered).toList();
        var seen = calls.each(registered, b -> b.faultIn(stat(b)));
        for (int i = 0; i < registered.size(); i++) {
            var id = registered.get(i).id();
            seen.get(i).ifPresent(fault -> wrong.put(id, fault));
        }
        return wrong;
    }

    private Optional<Stat> stat(Blob blob) {
        try {
            return store.stat(blob.address());
        } catch (DomainException refusal) {
            if (refusal.kind() == Kind.UNAVAILABLE) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    private Duration life(Audience audience) {
        return audience == Audience.PUBLIC ? settings.urlLife() : settings.taskUrlLife();
    }

    /** Addresses of objects, and why others have none though they may be read. */
    public record Signed(Map<ObjectId, SignedAddress> addresses, Map<ObjectId, DrsError> faults) {}
}
