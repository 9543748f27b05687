package org.jixia.drs.domain.removal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jixia.drs.domain.BlobAddress;
import org.jixia.drs.domain.BlobAddress.Origin;
import org.jixia.drs.domain.BlobStore;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.objects.Blob;
import org.jixia.drs.domain.objects.ObjectRepository;
import org.jixia.drs.domain.objects.WorkGrants;
import org.jixia.drs.domain.tasks.OutputLedger;
import org.jixia.drs.domain.tasks.OutputRepository;
import org.jixia.drs.domain.tasks.OutputRepository.StrayBytes;

/** Deletes from the store what no object shows any more: first the bytes, then their record, so that a crash repeats and loses nothing. */
@ApplicationScoped
public class SweepService {
    private static final int BATCH = 500;
    private static final Duration GRANT_LIFE = Duration.ofDays(30);
    /** Longer than any run: a run lists its inputs once, when it starts. */
    private static final Duration INPUT_LIFE = Duration.ofDays(180);

    private final ObjectRepository objects;
    private final OutputRepository outputs;
    private final OutputLedger ledger;
    private final WorkGrants grants;
    private final BlobStore store;
    private final DrsSettings settings;
    private final Clock clock;

    public SweepService(
            ObjectRepository objects,
            OutputRepository outputs,
            OutputLedger ledger,
            WorkGrants grants,
            BlobStore store,
            DrsSettings settings,
            Clock clock) {
        this.objects = objects;
        this.outputs = outputs;
        this.ledger = ledger;
        this.grants = grants;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round; true when there may be more to do at once. */
    public boolean sweep() {
        ledger.dropOlder(settings.outputLife(), BATCH);
        var stray = outputs.stray(BATCH);
        clear(stray);
        var doomed = objects.doomed(BATCH);
        deleteBytes(doomed);
        objects.forgetBlobs(doomed.stream().map(Blob::id).toList());
        return doomed.size() == BATCH || stray.size() == BATCH;
    }

    private void clear(List<StrayBytes> stray) {
        for (var bytes : stray) {
            if (bytes.storeUpload() != null) {
                store.dropMultipart(new BlobAddress(Origin.STORED, bytes.bucket(), bytes.key()), bytes.storeUpload());
            }
        }
        stray.stream()
                .collect(Collectors.groupingBy(
                        StrayBytes::bucket, Collectors.mapping(StrayBytes::key, Collectors.toList())))
                .forEach(store::delete);
        outputs.forgetStray(stray);
    }

    private void deleteBytes(List<Blob> doomed) {
        doomed.stream()
                .map(Blob::address)
                .filter(a -> a.origin() == Origin.STORED)
                .collect(Collectors.groupingBy(
                        BlobAddress::container, Collectors.mapping(BlobAddress::key, Collectors.toList())))
                .forEach(store::delete);
    }

    /** What was given to tasks and runs that ended long ago. */
    public void forgetOldGrants() {
        grants.forgetGrantsBefore(clock.instant().minus(GRANT_LIFE));
        grants.forgetInputsBefore(clock.instant().minus(INPUT_LIFE));
    }
}
