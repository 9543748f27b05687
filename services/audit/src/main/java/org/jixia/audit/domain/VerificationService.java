package org.jixia.audit.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Checks the whole trail against itself, its signatures, its archive and its producers' numbering. */
@ApplicationScoped
public class VerificationService {
    /** Repair of a hole takes up to half a minute; only an older one is a fault. */
    private static final Duration HOLE_AGE = Duration.ofMinutes(2);

    private final TrailRepository trail;
    private final TrailService writer;
    private final CheckpointSigner signer;
    private final CheckpointArchive archive;
    private final BodyReader bodies;
    private final Clock clock;

    VerificationService(
            TrailRepository trail,
            TrailService writer,
            CheckpointSigner signer,
            CheckpointArchive archive,
            BodyReader bodies,
            Clock clock) {
        this.trail = trail;
        this.writer = writer;
        this.signer = signer;
        this.archive = archive;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Reads every entry once; about a hundred thousand a second. */
    public Verification verify() {
        writer.signNow();
        writer.archiveOpenCheckpoints();
        List<Checkpoint> kept = archive.all();
        List<Checkpoint> stored = trail.checkpoints();
        ChainCheck check = new ChainCheck(signer, bodies, stored, kept);
        trail.forEach(new EntryFilter(null, null, null, null, null, null, null, null), check::next);
        check.finish();
        trail.holes(HOLE_AGE, ChainCheck.MAX_FAULTS).forEach(check::hole);
        return new Verification(
                check.faults().isEmpty(),
                check.entries(),
                stored.size(),
                kept.isEmpty() ? 0 : kept.getLast().number(),
                clock.instant(),
                check.faults());
    }
}
