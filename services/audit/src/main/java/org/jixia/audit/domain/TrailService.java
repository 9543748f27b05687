package org.jixia.audit.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes the trail: appends entries in the transaction that consumes their events, and signs checkpoints. */
@ApplicationScoped
public class TrailService {
    static final long CHECKPOINT_ENTRIES = 1_000;
    static final Duration CHECKPOINT_AGE = Duration.ofSeconds(60);
    private static final int ARCHIVED_AT_ONCE = 100;

    private final TrailRepository trail;
    private final CheckpointSigner signer;
    private final CheckpointArchive archive;
    private final Clock clock;

    TrailService(TrailRepository trail, CheckpointSigner signer, CheckpointArchive archive, Clock clock) {
        this.trail = trail;
        this.signer = signer;
        this.archive = archive;
        this.clock = clock;
    }

    /** What is to be recorded: an event's facts and its canonical body. */
    public record Line(Facts facts, String canonicalBody) {}

    /** Continues the chain in the given order; one row lock puts concurrent writers in line. */
    @Transactional
    public void record(List<Line> lines) {
        ChainEnd end = trail.lockEnd();
        List<Entry> entries = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Entry entry = Entry.after(end, line.facts(), line.canonicalBody());
            entries.add(entry);
            end = entry.end();
        }
        trail.append(entries);
    }

    /** Signs the present end if enough entries or enough time have passed since the last checkpoint. Returns whether it did. */
    @Transactional
    public boolean signIfDue() {
        ChainEnd end = trail.lockEnd();
        Checkpoint last = trail.lastCheckpoint().orElse(null);
        long signed = last == null ? 0 : last.number();
        if (end.number() == signed) {
            return false;
        }
        boolean due = last == null
                || end.number() - signed >= CHECKPOINT_ENTRIES
                || last.signedAt().plus(CHECKPOINT_AGE).isBefore(clock.instant());
        if (due) {
            sign(end);
        }
        return due;
    }

    /** Signs the present end whatever its age, so that a verification speaks about all that is there. */
    @Transactional
    public void signNow() {
        ChainEnd end = trail.lockEnd();
        long signed = trail.lastCheckpoint().map(Checkpoint::number).orElse(0L);
        if (end.number() > signed) {
            sign(end);
        }
    }

    private void sign(ChainEnd end) {
        // The database keeps microseconds; a finer time would make the stored statement differ from the signed one.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String statement = Checkpoint.statement(end.number(), end.hash(), now);
        trail.add(new Checkpoint(end.number(), end.hash(), now, signer.keyId(), signer.sign(statement)));
    }

    /**
     * Copies to the archive what it does not have yet; outside of transactions, repeated until acknowledged. What differs from the
     * copy that lies there stays unacknowledged, and a verification names it.
     */
    public void archiveOpenCheckpoints() {
        for (Checkpoint checkpoint : trail.notArchived(ARCHIVED_AT_ONCE)) {
            if (archive.keep(checkpoint)) {
                trail.markArchived(checkpoint.number());
            }
        }
    }
}
