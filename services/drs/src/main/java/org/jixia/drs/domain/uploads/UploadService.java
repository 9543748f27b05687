package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jixia.drs.domain.Audience;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.BlobStore.Part;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.uploads.UploadState.Step;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Right;

/**
 * Uploads by parts, for persons and their programs: open, ask for addresses of parts, see which are there, complete, give up.
 * Bytes go to the store directly; what is complete is verified by {@link VerificationService} before anyone sees it.
 */
@ApplicationScoped
public class UploadService {
    public static final int MAX_NUMBERS = 1000;

    private final UploadRepository uploads;
    private final UploadLedger ledger;
    private final UploadDoor door;
    private final BlobStore store;
    private final DecisionLog decisions;
    private final DrsSettings settings;
    private final Clock clock;

    public UploadService(
            UploadRepository uploads,
            UploadLedger ledger,
            UploadDoor door,
            BlobStore store,
            DecisionLog decisions,
            DrsSettings settings,
            Clock clock) {
        this.uploads = uploads;
        this.ledger = ledger;
        this.door = door;
        this.store = store;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    public Upload open(Caller caller, NewUpload request, String key) {
        var checked = request.checked();
        var maker = door.admit(caller, checked.workspace());
        var object = ObjectId.next();
        var now = clock.instant();
        var upload = new Upload(
                UploadId.next(),
                UploadKind.UPLOAD,
                checked.workspace(),
                WorkspacePath.of(checked.path(), "path"),
                object,
                UploadState.OPEN,
                checked.size(),
                new Digests(checked.sha256(), checked.md5()),
                checked.mimeType(),
                PartPlan.of(checked.size(), settings.partSize()),
                BlobAddress.stored(checked.workspace(), object),
                null,
                maker,
                now,
                now.plus(settings.uploadLife()),
                null);
        var opened = uploads.find(ledger.open(upload, key, checked)).orElseThrow();
        decisions.record(Decision.granted(Action.WRITE, caller, opened.workspace(), opened.object()));
        return bound(opened);
    }

    /** Opens the upload at the store if that has not been done: a crash between the two is made good by the next call. */
    private Upload bound(Upload upload) {
        if (upload.state() != UploadState.OPEN
                || upload.storeUpload() != null
                || upload.parts().count() == 0) {
            return upload;
        }
        store.openBucket(upload.address().container());
        var storeUpload = store.openMultipart(upload.address(), upload.mimeType());
        if (ledger.bind(upload.id(), storeUpload)) {
            return upload.boundTo(storeUpload);
        }
        store.dropMultipart(upload.address(), storeUpload);
        return uploads.find(upload.id()).orElseThrow();
    }

    /** The upload with the parts that the store has. */
    public UploadView view(Caller caller, UUID id) {
        return view(find(caller, id));
    }

    private UploadView view(Upload upload) {
        if (upload.state() != UploadState.OPEN || upload.storeUpload() == null) {
            return new UploadView(upload, List.of());
        }
        return new UploadView(upload, stored(upload));
    }

    /** @param path of the file that is being brought, or null for all */
    public List<Upload> list(Caller caller, UUID workspace, UploadState state, String path, UUID before, int limit) {
        door.read(caller, workspace);
        var named = path == null ? null : WorkspacePath.of(path, "path").value();
        return uploads.list(workspace, state, named, before, limit);
    }

    /** Addresses to send parts to. Asking again for the same part is the way to resume: the later bytes win. */
    public Map<Integer, URI> signParts(Caller caller, UUID id, List<Integer> numbers) {
        var upload = bound(findToChange(caller, id));
        requireOpen(upload);
        var faults = new ArrayList<Fault>();
        if (numbers == null || numbers.isEmpty() || numbers.size() > MAX_NUMBERS) {
            faults.add(Fault.of(DrsError.TOO_MANY_ITEMS, "numbers", MAX_NUMBERS));
        } else {
            for (int i = 0; i < numbers.size(); i++) {
                var number = numbers.get(i);
                if (number == null || number < 1 || number > upload.parts().count()) {
                    faults.add(Fault.of(
                            DrsError.PART_NUMBER,
                            "numbers[" + i + "]",
                            upload.parts().count()));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        var signed = store.signParts(
                Audience.PUBLIC, upload.address(), upload.storeUpload(), numbers, settings.partUrlLife());
        decisions.record(Decision.granted(Action.WRITE, caller, upload.workspace(), upload.object()));
        return signed;
    }

    public Instant partsExpireAt() {
        return clock.instant().plus(settings.partUrlLife());
    }

    /**
     * All parts must be there at their sizes, else each missing or short one is named and the upload stays open.
     *
     * @param sha256 needed where none was stated at the opening; null or the same otherwise
     */
    public Upload complete(Caller caller, UUID id, String sha256) {
        var upload = findToChange(caller, id);
        if (upload.state() == UploadState.VERIFYING || upload.state() == UploadState.AVAILABLE) {
            return upload;
        }
        requireOpen(upload);
        var digest = digest(upload.stated().sha256(), sha256);
        var bound = bound(upload);
        if (bound.parts().count() > 0) {
            requireAllParts(bound);
        }
        if (ledger.complete(bound.id(), digest)) {
            door.verifierHasWork();
        }
        return uploads.find(bound.id()).orElseThrow();
    }

    private static String digest(String opened, String completed) {
        var stated = completed == null || completed.isBlank() ? opened : completed.toLowerCase(Locale.ROOT);
        if (stated == null) {
            throw refused(Fault.of(DrsError.FIELD_MISSING, "sha256"));
        }
        if (!Digests.isSha256(stated)) {
            throw refused(Fault.of(DrsError.SHA256_INVALID, "sha256"));
        }
        if (opened != null && !opened.equals(stated)) {
            throw refused(Fault.of(DrsError.SHA256_RESTATED, "sha256", opened));
        }
        return stated;
    }

    private static DomainException refused(Fault fault) {
        return DomainException.of(DrsError.INVALID_REQUEST).with(List.of(fault));
    }

    private void requireAllParts(Upload upload) {
        var there = new HashMap<Integer, Part>();
        stored(upload).forEach(p -> there.put(p.number(), p));
        var faults = new ArrayList<Fault>();
        for (int number = 1; number <= upload.parts().count(); number++) {
            var part = there.remove(number);
            var expected = upload.parts().sizeOf(number);
            if (part == null) {
                faults.add(Fault.of(DrsError.PART_MISSING, "part " + number, expected));
            } else if (part.size() != expected) {
                faults.add(Fault.of(DrsError.PART_SIZE, "part " + number, part.size(), expected));
            }
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.PARTS_INCOMPLETE, upload.id())
                    .with(faults.subList(0, Math.min(1000, faults.size())))
                    .member("totalFaults", faults.size());
        }
    }

    private List<Part> stored(Upload upload) {
        return store.parts(upload.address(), upload.storeUpload()).orElse(List.of());
    }

    public void abort(Caller caller, UUID id) {
        var upload = findToChange(caller, id);
        if (upload.state() == UploadState.ABORTED || upload.state() == UploadState.EXPIRED) {
            return;
        }
        if (!ledger.fail(upload, Step.ABORT)) {
            throw DomainException.of(
                    DrsError.UPLOAD_NOT_OPEN,
                    uploads.find(upload.id()).orElseThrow().state());
        }
    }

    private static void requireOpen(Upload upload) {
        if (upload.state() != UploadState.OPEN) {
            throw DomainException.of(DrsError.UPLOAD_NOT_OPEN, upload.state());
        }
    }

    private Upload find(Caller caller, UUID id) {
        return door.found(caller, uploads.find(new UploadId(id)), id, Right.WORKSPACE_READ);
    }

    private Upload findToChange(Caller caller, UUID id) {
        return door.found(caller, uploads.find(new UploadId(id)), id, Right.WORKSPACE_WRITE);
    }

    /** An upload and the parts that the store has of it. */
    public record UploadView(Upload upload, List<Part> parts) {}
}
