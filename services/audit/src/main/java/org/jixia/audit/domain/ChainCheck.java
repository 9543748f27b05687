package org.jixia.audit.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.audit.domain.TrailRepository.Hole;
import org.jixia.audit.domain.Verification.Code;
import org.jixia.audit.domain.Verification.TrailFault;

/**
 * Walks the chain once, in order of number, and collects what is wrong. After a break it goes on from what the entry itself
 * says, so that one tampered entry is one fault and not a thousand.
 */
final class ChainCheck {
    static final int MAX_FAULTS = 1_000;

    private final CheckpointSigner signer;
    private final BodyReader bodies;
    private final Map<Long, Checkpoint> stored = new TreeMap<>();
    private final List<Checkpoint> archived;
    private final List<TrailFault> faults = new ArrayList<>();
    private ChainEnd end = ChainEnd.START;
    private long entries;

    ChainCheck(CheckpointSigner signer, BodyReader bodies, List<Checkpoint> stored, List<Checkpoint> archived) {
        this.signer = signer;
        this.bodies = bodies;
        this.archived = archived;
        stored.forEach(checkpoint -> this.stored.put(checkpoint.number(), checkpoint));
    }

    void next(Entry entry) {
        entries++;
        if (entry.number() != end.number() + 1) {
            fault(Code.ENTRIES_REMOVED, end.number() + 1);
        } else if (!end.hash().then(entry.bodyDigest()).equals(entry.hash())) {
            fault(Code.CHAIN_BROKEN, entry.number());
        }
        if (entry.body() != null) {
            checkBody(entry);
        }
        Checkpoint checkpoint = stored.get(entry.number());
        if (checkpoint != null && !checkpoint.hash().equals(entry.hash())) {
            fault(Code.CHECKPOINT_DIFFERS, entry.number());
        }
        end = entry.end();
    }

    private void checkBody(Entry entry) {
        if (!Digest.of(entry.body()).equals(entry.bodyDigest())) {
            fault(Code.BODY_CHANGED, entry.number());
        } else if (!bodies.read(entry.facts().topic(), entry.body()).equals(entry.facts())) {
            fault(Code.FACTS_CHANGED, entry.number());
        }
    }

    /** To be called once, after the last entry. */
    void finish() {
        for (Checkpoint checkpoint : stored.values()) {
            if (!signer.verify(checkpoint.keyId(), checkpoint.statement(), checkpoint.signature())) {
                fault(Code.CHECKPOINT_FORGED, checkpoint.number());
            }
            if (checkpoint.number() > end.number()) {
                fault(Code.TAIL_REMOVED, checkpoint.number());
            }
        }
        for (Checkpoint copy : archived) {
            Checkpoint ours = stored.get(copy.number());
            if (ours == null || !ours.sameAs(copy)) {
                fault(Code.ARCHIVE_DIFFERS, copy.number());
            }
        }
    }

    void hole(Hole hole) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new TrailFault(Code.EVENT_MISSING, null, hole.topic(), hole.from()));
        }
    }

    private void fault(Code code, long number) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new TrailFault(code, number, null, null));
        }
    }

    List<TrailFault> faults() {
        return List.copyOf(faults);
    }

    long entries() {
        return entries;
    }
}
