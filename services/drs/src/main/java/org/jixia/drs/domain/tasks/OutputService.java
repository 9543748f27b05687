package org.jixia.drs.domain.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jixia.drs.domain.Audience;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.BlobStore.Part;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.StoreCalls;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.drs.domain.uploads.PartPlan;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/**
 * Takes the files that tasks leave: declares them (and says where the bytes go), then confirms their sizes at the store and makes
 * them objects. Whoever writes has digested while writing; both calls may be repeated.
 */
@ApplicationScoped
public class OutputService {
    public static final int MAX_FILES = 10_000;

    private final OutputLedger ledger;
    private final OutputRepository outputs;
    private final OutputDoor door;
    private final BlobStore store;
    private final StoreCalls calls;
    private final DecisionLog decisions;
    private final DrsSettings settings;

    public OutputService(
            OutputLedger ledger,
            OutputRepository outputs,
            OutputDoor door,
            BlobStore store,
            StoreCalls calls,
            DecisionLog decisions,
            DrsSettings settings) {
        this.ledger = ledger;
        this.outputs = outputs;
        this.door = door;
        this.store = store;
        this.calls = calls;
        this.decisions = decisions;
        this.settings = settings;
    }

    public List<DeclaredOutput> declare(NewOutputs request) {
        check(request);
        if (request.files().isEmpty()) {
            return List.of();
        }
        var maker = door.admit(request);
        var declared = ledger.declare(
                request.files().stream().map(f -> output(request, f, maker)).toList());
        var fresh =
                declared.stream().filter(o -> o.state() == OutputState.PENDING).toList();
        if (!fresh.isEmpty()) {
            store.openBucket(fresh.getFirst().address().container());
        }
        var bound = calls.each(declared, this::bound);
        decisions.record(
                bound.stream()
                        .map(o -> Decision.granted(Action.WRITE, maker.person(), o.workspace(), o.object())
                                .forWork(request.run(), request.task()))
                        .toList(),
                List.of());
        return bound.stream().map(this::withAddresses).toList();
    }

    private TaskOutput output(NewOutputs request, NewFile file, Maker maker) {
        var id = ObjectId.next();
        return new TaskOutput(
                request.task(),
                request.attempt(),
                WorkspacePath.of(file.path(), "path"),
                id,
                id,
                OutputState.PENDING,
                request.workspace(),
                maker,
                file.size(),
                new Digests(file.sha256(), file.md5()),
                file.mimeType(),
                Math.max(1, PartPlan.of(file.size(), settings.partSize()).count()),
                null);
    }

    private TaskOutput bound(TaskOutput output) {
        if (output.state() != OutputState.PENDING || !output.isMultipart() || output.storeUpload() != null) {
            return output;
        }
        var storeUpload = store.openMultipart(output.address(), output.mimeType());
        ledger.bind(output.object(), storeUpload);
        return output.boundTo(storeUpload);
    }

    private DeclaredOutput withAddresses(TaskOutput output) {
        if (output.state() != OutputState.PENDING) {
            return new DeclaredOutput(output, 0, List.of(), Map.of());
        }
        var life = settings.partUrlLife();
        var partSize = PartPlan.of(output.size(), settings.partSize()).partSize();
        if (!output.isMultipart()) {
            var put = store.signPutOnce(Audience.INTERNAL, output.address(), life);
            return new DeclaredOutput(output, partSize, List.of(put.url()), put.headers());
        }
        var numbers = IntStream.rangeClosed(1, output.partCount()).boxed().toList();
        var signed = store.signParts(Audience.INTERNAL, output.address(), output.storeUpload(), numbers, life);
        return new DeclaredOutput(
                output, partSize, numbers.stream().map(signed::get).toList(), Map.of());
    }

    /** Every file must be at the store at its size, else all that are not are named and none becomes an object. */
    public List<DataObject> complete(String task, List<WrittenFile> files) {
        var ids = files.stream().map(WrittenFile::object).toList();
        var known = outputs.find(task, ids);
        var faults = new ArrayList<Fault>();
        files.stream()
                .filter(f ->
                        !known.containsKey(f.object()) || known.get(f.object()).state() == OutputState.DROPPED)
                .forEach(f ->
                        faults.add(Fault.of(DrsError.OUTPUT_UNKNOWN, f.object().toString(), task)));
        var waiting = files.stream()
                .filter(f ->
                        known.containsKey(f.object()) && known.get(f.object()).state() == OutputState.PENDING)
                .toList();
        faults.addAll(calls.each(waiting, f -> storeFaults(known.get(f.object()), f)).stream()
                .flatMap(List::stream)
                .toList());
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.OUTPUTS_INCOMPLETE, faults.size()).with(faults);
        }
        ledger.complete(waiting.stream().map(f -> known.get(f.object())).toList());
        return door.objects(ids);
    }

    private List<Fault> storeFaults(TaskOutput output, WrittenFile written) {
        var address = output.address();
        if (output.isMultipart() && store.stat(address).isEmpty()) {
            var parts = store.parts(address, output.storeUpload()).orElse(List.of());
            var named = written.parts().isEmpty() ? parts : written.parts();
            if (named.size() != output.partCount()) {
                return List.of(
                        Fault.of(DrsError.PART_MISSING, output.path().value(), output.partCount() - named.size()));
            }
            if (!store.closeMultipart(address, output.storeUpload(), named)) {
                return List.of(Fault.of(DrsError.PART_MISSING, output.path().value(), output.partCount()));
            }
        }
        var stat = store.stat(address);
        if (stat.isEmpty()) {
            return List.of(Fault.of(DrsError.BYTES_MISSING, output.path().value()));
        }
        if (stat.get().size() == output.size()) {
            return List.of();
        }
        // The address takes bytes once: wrong ones must make room for the right ones.
        store.delete(address.container(), List.of(address.key()));
        return List.of(Fault.of(
                DrsError.SIZE_DIFFERS, output.path().value(), stat.get().size(), output.size()));
    }

    private static void check(NewOutputs request) {
        var faults = new ArrayList<Fault>();
        if (request.files().size() > MAX_FILES) {
            faults.add(Fault.of(DrsError.TOO_MANY_ITEMS, "files", MAX_FILES));
        }
        var paths = new HashSet<String>();
        for (int i = 0; i < request.files().size(); i++) {
            request.files().get(i).addFaults("files[" + i + "].", paths, faults);
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
    }

    /** Files that an attempt wants to leave in a workspace. */
    public record NewOutputs(String task, int attempt, UUID run, String person, UUID workspace, List<NewFile> files) {}

    /** A file as its writer digested it. */
    public record NewFile(String path, long size, String sha256, String md5, String mimeType) {
        void addFaults(String where, HashSet<String> paths, List<Fault> faults) {
            faults.addAll(WorkspacePath.faults(path, where + "path"));
            if (path != null && !paths.add(path)) {
                faults.add(Fault.of(DrsError.PATH_TWICE, where + "path", path));
            }
            if (size < 0 || size > PartPlan.MAX_SIZE) {
                faults.add(Fault.of(DrsError.SIZE_INVALID, where + "size", PartPlan.MAX_SIZE));
            }
            if (!Digests.isSha256(sha256)) {
                faults.add(Fault.of(DrsError.SHA256_INVALID, where + "sha256"));
            }
            if (!Digests.isMd5(md5)) {
                faults.add(Fault.of(DrsError.MD5_INVALID, where + "md5"));
            }
        }
    }

    /** Where a file's bytes go: one address for PUT (with its headers), or one a part; none when the bytes are kept already. */
    public record DeclaredOutput(TaskOutput output, long partSize, List<URI> urls, Map<String, String> headers) {}

    /** A file whose bytes its writer says are stored; parts only for those sent in parts. */
    public record WrittenFile(ObjectId object, List<Part> parts) {}
}
