package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.OnceOnly;
import org.jixia.drs.domain.objects.ObjectNews.Change;
import org.jixia.platform.errors.DomainException;

/**
 * The only writer of objects: each method is one transaction (or joins the caller's) that changes objects, blob counts, names and
 * storage sums together and tells it. Knows no rights and calls no store.
 */
@ApplicationScoped
public class ObjectLedger {
    private final ObjectRepository objects;
    private final WorkspaceStores stores;
    private final ObjectNews news;
    private final OnceOnly onceOnly;

    public ObjectLedger(ObjectRepository objects, WorkspaceStores stores, ObjectNews news, OnceOnly onceOnly) {
        this.onceOnly = onceOnly;
        this.objects = objects;
        this.stores = stores;
        this.news = news;
    }

    /** Objects with bytes of their own, just verified; the room they held becomes stored bytes. */
    @Transactional
    public void addNew(Map<DataObject, Blob> blobByObject) {
        objects.insertBlobs(blobByObject.values());
        insert(blobByObject.keySet());
        stores.change(blobByObject.entrySet().stream()
                .map(e -> new WorkspaceStores.Change(
                        e.getKey().workspace(),
                        -e.getValue().storedBytes(),
                        e.getValue().storedBytes(),
                        1))
                .toList());
        news.registered(blobByObject.entrySet().stream()
                .map(e -> new Change(e.getKey(), e.getValue().storedBytes()))
                .toList());
    }

    /** Objects that show bytes already kept. Gives those whose bytes are still there; the others are not added. */
    @Transactional
    public List<DataObject> addShared(Collection<DataObject> shared) {
        var wanted = shared.stream().collect(Collectors.groupingBy(DataObject::blob, Collectors.summingInt(o -> 1)));
        var taken = new HashSet<>(objects.shareBlobs(wanted));
        var added = shared.stream().filter(o -> taken.contains(o.blob())).toList();
        addUncounted(added);
        return added;
    }

    /** Adds the reference, or gives the one added before under the same key; refuses when the source's bytes are gone. */
    @Transactional
    public ObjectId addReference(DataObject reference, ObjectId source, String key, Object request) {
        return onceOnly.once("reference", key, request, Added.class, () -> {
                    if (addShared(List.of(reference)).isEmpty()) {
                        throw DomainException.of(DrsError.OBJECT_NOT_FOUND, source);
                    }
                    return new Added(reference.id());
                })
                .id();
    }

    /** Adds the bundle, or gives the one added before under the same key. */
    @Transactional
    public ObjectId addBundle(DataObject bundle, List<BundleItem> items, String key, Object request) {
        return onceOnly.once("bundle", key, request, Added.class, () -> {
                    addUncounted(List.of(bundle));
                    objects.insertItems(items);
                    return new Added(bundle.id());
                })
                .id();
    }

    /** The kept answer of a command that may be repeated. */
    private record Added(ObjectId id) {}

    private void addUncounted(List<DataObject> added) {
        insert(added);
        stores.change(added.stream()
                .map(o -> new WorkspaceStores.Change(o.workspace(), 0, 0, 1))
                .toList());
        news.registered(added.stream().map(o -> new Change(o, 0)).toList());
    }

    private void insert(Collection<DataObject> added) {
        objects.insertObjects(added);
        objects.name(added);
    }

    /** Makes objects invisible at once; bytes that nothing shows any more are left to the sweep. Repeating it does nothing. */
    @Transactional
    public void remove(Collection<ObjectId> ids, String person) {
        var removed = objects.markRemoving(ids, person);
        if (removed.isEmpty()) {
            return;
        }
        var counts = removed.stream()
                .filter(o -> o.blob() != null)
                .collect(Collectors.groupingBy(DataObject::blob, Collectors.summingInt(o -> 1)));
        var doomed = objects.releaseBlobs(counts).stream().collect(Collectors.toMap(Blob::id, Function.identity()));
        objects.markRemoved(removed.stream()
                .filter(o -> !doomed.containsKey(o.blob()))
                .map(DataObject::id)
                .toList());
        settle(removed, doomed, person);
    }

    private void settle(List<DataObject> removed, Map<ObjectId, Blob> doomed, String person) {
        var sums = new ArrayList<WorkspaceStores.Change>();
        doomed.values().forEach(b -> sums.add(new WorkspaceStores.Change(b.workspace(), 0, -b.storedBytes(), 0)));
        removed.forEach(o -> sums.add(new WorkspaceStores.Change(o.workspace(), 0, 0, -1)));
        stores.change(sums);
        var untold = new HashMap<>(doomed);
        var changes = new ArrayList<Change>();
        for (var object : removed) {
            var last = object.blob() == null ? null : untold.remove(object.blob());
            changes.add(new Change(object, last == null ? 0 : last.storedBytes()));
        }
        news.removed(changes, person);
    }
}
