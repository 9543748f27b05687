package org.jixia.drs.domain.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.ObjectLedger;
import org.jixia.drs.domain.objects.WorkspaceStores;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/** The only writer of task outputs: one transaction a method, for all files of a call together. */
@ApplicationScoped
public class OutputLedger {
    private final OutputRepository outputs;
    private final ObjectLedger objects;
    private final WorkspaceStores stores;
    private final Clock clock;

    public OutputLedger(OutputRepository outputs, ObjectLedger objects, WorkspaceStores stores, Clock clock) {
        this.outputs = outputs;
        this.objects = objects;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Notes what an attempt will write. Equal content of the same task stands as it is; content that the workspace keeps already
     * becomes an object at once; what an earlier attempt left is swept. An attempt older than the present one is refused.
     */
    @Transactional
    public List<TaskOutput> declare(List<TaskOutput> wanted) {
        var first = wanted.getFirst();
        var present =
                outputs.lock(first.task(), wanted.stream().map(TaskOutput::path).toList());
        refuseLate(wanted, present);
        var kept = new ArrayList<TaskOutput>();
        var fresh = new ArrayList<TaskOutput>();
        var replaced = new ArrayList<TaskOutput>();
        for (var output : wanted) {
            var earlier = present.get(output.path());
            if (earlier != null && earlier.state() != OutputState.DROPPED && earlier.hasContentOf(output)) {
                kept.add(earlier.takenOverBy(output.attempt()));
            } else {
                fresh.add(output);
                if (earlier != null) {
                    replaced.add(earlier);
                }
            }
        }
        discard(replaced, first.maker().person());
        var declared = new LinkedHashMap<WorkspacePath, TaskOutput>();
        kept.forEach(o -> declared.put(o.path(), o));
        store(first, fresh).forEach(o -> declared.put(o.path(), o));
        outputs.put(declared.values());
        return wanted.stream().map(o -> declared.get(o.path())).toList();
    }

    private static void refuseLate(List<TaskOutput> wanted, Map<WorkspacePath, TaskOutput> present) {
        var faults = wanted.stream()
                .filter(o ->
                        present.containsKey(o.path()) && present.get(o.path()).attempt() > o.attempt())
                .map(o -> Fault.of(
                        DrsError.OUTPUT_SUPERSEDED,
                        o.path().value(),
                        present.get(o.path()).attempt()))
                .toList();
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.OUTPUT_SUPERSEDED, faults.size()).with(faults);
        }
    }

    /** Shares the bytes that are there; holds room for the others. */
    private List<TaskOutput> store(TaskOutput first, List<TaskOutput> fresh) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        var keptBlobs = outputs.keptBlobs(first.workspace(), fresh);
        var shared = fresh.stream()
                .filter(o -> keptBlobs.containsKey(o.digests().sha256()))
                .map(o -> o.sharing(keptBlobs.get(o.digests().sha256())))
                .toList();
        Set<ObjectId> added = shared.isEmpty()
                ? Set.of()
                : objects
                        .addShared(shared.stream()
                                .map(o -> o.asObject(clock.instant()))
                                .toList())
                        .stream()
                        .map(DataObject::id)
                        .collect(Collectors.toSet());
        var own = fresh.stream().filter(o -> !added.contains(o.object())).toList();
        stores.hold(
                first.workspace(),
                first.maker().billingAccount(),
                first.maker().person(),
                own.stream().mapToLong(TaskOutput::size).sum(),
                false);
        var all = new ArrayList<>(own);
        shared.stream().filter(o -> added.contains(o.object())).forEach(all::add);
        return all;
    }

    private void discard(Collection<TaskOutput> replaced, String person) {
        var available = replaced.stream()
                .filter(o -> o.state() == OutputState.AVAILABLE)
                .map(TaskOutput::object)
                .toList();
        if (!available.isEmpty()) {
            objects.remove(available, person);
        }
        release(replaced.stream().filter(o -> o.state() == OutputState.PENDING).toList());
    }

    private void release(Collection<TaskOutput> pending) {
        if (pending.isEmpty()) {
            return;
        }
        outputs.addStray(pending);
        stores.change(pending.stream()
                .map(o -> new WorkspaceStores.Change(o.workspace(), -o.size(), 0, 0))
                .toList());
    }

    @Transactional
    public void bind(ObjectId object, String storeUpload) {
        outputs.bind(object, storeUpload);
    }

    /** Stored outputs become objects; those that already are stay as they are. */
    @Transactional
    public void complete(Collection<TaskOutput> stored) {
        var changed = Set.copyOf(
                outputs.markAvailable(stored.stream().map(TaskOutput::object).toList()));
        Map<DataObject, Blob> blobByObject = stored.stream()
                .filter(o -> changed.contains(o.object()))
                .collect(Collectors.toMap(o -> o.asObject(clock.instant()), TaskOutput::asBlob));
        if (!blobByObject.isEmpty()) {
            objects.addNew(blobByObject);
        }
    }

    /** Gives up outputs whose bytes never came. */
    @Transactional
    public void dropOlder(Duration age, int limit) {
        release(outputs.dropOlder(age, limit));
    }

    @Transactional
    public void dropOf(UUID workspace, int limit) {
        release(outputs.dropOf(workspace, limit));
    }
}
