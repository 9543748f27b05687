package org.jixia.audit.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jixia.audit.domain.Verification.Code;
import org.jixia.audit.domain.Verification.Extent;
import org.jixia.audit.domain.Verification.TrailFault;

/** Checks the trail, all of it or what is new, against itself, its signatures, its archive and its producers' numbering. */
@ApplicationScoped
public class VerificationService {
    /** Repair of a hole takes up to half a minute; only an older one is a fault. */
    private static final Duration HOLE_AGE = Duration.ofMinutes(2);

    private final TrailRepository trail;
    private final TrailService writer;
    private final CheckpointSigner signer;
    private final CheckpointArchive archive;
    private final BodyReader bodies;
    private final Producers producers;
    private final Clock clock;

    VerificationService(
            TrailRepository trail,
            TrailService writer,
            CheckpointSigner signer,
            CheckpointArchive archive,
            BodyReader bodies,
            Producers producers,
            Clock clock) {
        this.trail = trail;
        this.writer = writer;
        this.signer = signer;
        this.archive = archive;
        this.bodies = bodies;
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * Reads every entry once; about a hundred thousand a second.
     *
     * @param person who asked; null for the service itself
     */
    public Verification all(String person) {
        return verify(Extent.ALL, person, ChainEnd.START, 0);
    }

    /**
     * Reads what came after {@code known}, which must still be there.
     *
     * @param vouched the number up to which a checkpoint was found to vouch for the chain
     */
    Verification news(ChainEnd known, long vouched) {
        return verify(Extent.NEWS, null, known, vouched);
    }

    private Verification verify(Extent extent, String person, ChainEnd from, long vouched) {
        writer.signNow();
        writer.archiveOpenCheckpoints();
        ArchiveCheck copies = new ArchiveCheck(archive, trail, from.number());
        List<Checkpoint> stored = trail.checkpoints(from.number());
        ChainCheck check = new ChainCheck(signer, bodies, stored, from);
        checkKnown(from, check);
        trail.forEach(from.number(), check::next);
        check.finish(trail.end());
        copies.check(stored, check);
        if (extent == Extent.ALL) {
            trail.holes(HOLE_AGE, ChainCheck.MAX_FAULTS).forEach(check::hole);
        }
        checkHeads(check);
        producers
                .setAside(ChainCheck.MAX_FAULTS)
                .forEach(event -> check.add(
                        TrailFault.events(Code.EVENT_SET_ASIDE, event.topic(), event.position(), event.position())));
        return new Verification(
                extent,
                person,
                from,
                check.end(),
                check.entries(),
                stored.size(),
                Math.max(vouched, copies.until()),
                clock.instant(),
                check.faults());
    }

    /** The entry from which on is read: it may have been cut off or rewritten since. */
    private void checkKnown(ChainEnd known, ChainCheck check) {
        if (known.equals(ChainEnd.START)) {
            return;
        }
        trail.find(known.number())
                .ifPresentOrElse(
                        entry -> {
                            if (!entry.end().equals(known)) {
                                check.add(TrailFault.at(Code.CHAIN_BROKEN, known.number()));
                            }
                        },
                        () -> check.add(TrailFault.at(Code.ENTRIES_REMOVED, known.number())));
    }

    /** Heads are asked after our own positions are read: no honest producer is behind what was recorded before. */
    private void checkHeads(ChainCheck check) {
        Map<String, Long> recorded = trail.lastPositions(producers.topics());
        Map<String, Long> heads = producers.heads();
        new TreeMap<>(recorded).forEach((topic, last) -> {
            Long head = heads.get(topic);
            if (head == null) {
                check.add(TrailFault.events(Code.PRODUCER_AWAY, topic, null, null));
            } else if (head < last) {
                check.add(TrailFault.events(Code.EVENT_UNKNOWN, topic, head + 1, last));
            } else if (head > last && isOld(producers.toldAfter(topic, last))) {
                check.add(TrailFault.events(Code.EVENT_MISSING, topic, last + 1, head));
            }
        });
    }

    /** One that is no longer kept is older than anything under way. */
    private boolean isOld(Optional<Instant> told) {
        return told.map(time -> time.isBefore(clock.instant().minus(HOLE_AGE))).orElse(true);
    }
}
