package org.jixia.drs.domain.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;

/**
 * Registers files that lie in an institution's bucket or folder, without copying them, from roots that an administrator allows. The
 * server digests them as it does an upload; only then is there an object.
 */
@ApplicationScoped
public class RegistrationService {
    private final Roots roots;
    private final UploadLedger ledger;
    private final UploadDoor door;
    private final BlobStore store;
    private final DecisionLog decisions;
    private final DrsSettings settings;
    private final Clock clock;

    public RegistrationService(
            Roots roots,
            UploadLedger ledger,
            UploadDoor door,
            BlobStore store,
            DecisionLog decisions,
            DrsSettings settings,
            Clock clock) {
        this.roots = roots;
        this.ledger = ledger;
        this.door = door;
        this.store = store;
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins the registration of one file; its state is read like an upload's. */
    public Upload register(Caller caller, UUID workspace, NewRegistration request, String key) {
        var maker = door.admit(caller, workspace);
        check(request);
        var name = request.as() == null ? request.path() : request.as();
        var root = roots.find(request.root())
                .filter(r -> r.serves(workspace))
                .orElseThrow(() -> DomainException.of(DrsError.ROOT_NOT_FOUND, request.root()));
        var address = root.address(request.path());
        var stat = store.stat(address)
                .orElseThrow(() -> DomainException.of(DrsError.SOURCE_NOT_FOUND, request.path(), root.name()));
        var now = clock.instant();
        var upload = new Upload(
                UploadId.next(),
                UploadKind.REGISTRATION,
                workspace,
                WorkspacePath.of(name, "as"),
                ObjectId.next(),
                UploadState.VERIFYING,
                stat.size(),
                new Digests(null, null),
                request.mimeType(),
                new PartPlan(stat.size(), settings.partSize(), 0),
                address,
                null,
                maker,
                now,
                now.plus(settings.uploadLife()),
                null);
        var opened = ledger.get(ledger.open(upload, key, new Asked(workspace, request)));
        decisions.record(Decision.granted(Action.WRITE, caller, workspace, opened.object()));
        door.verifierHasWork();
        return opened;
    }

    private static void check(NewRegistration request) {
        var faults = new ArrayList<>(WorkspacePath.faults(request.path(), "path"));
        if (request.as() != null) {
            faults.addAll(WorkspacePath.faults(request.as(), "as"));
        }
        if (request.root() == null) {
            faults.add(Fault.of(DrsError.FIELD_MISSING, "root"));
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
    }

    /** The roots that every workspace may register from; with a workspace also those kept for it. Administrators see all. */
    public List<Roots.Root> roots(Caller caller, UUID workspace) {
        if (workspace != null) {
            door.read(caller, workspace);
        }
        var all = caller instanceof PersonCaller person && person.has("administrator");
        return roots.all().stream()
                .filter(r -> all || r.workspaces().isEmpty() || workspace != null && r.serves(workspace))
                .toList();
    }

    /** What a repeated command is compared with: a key belongs to a caller, not to a workspace. */
    private record Asked(UUID workspace, NewRegistration registration) {}

    /** A file below a root and the workspace path to show it as (its own path when absent). */
    public record NewRegistration(String root, String path, String as, String mimeType) {}
}
