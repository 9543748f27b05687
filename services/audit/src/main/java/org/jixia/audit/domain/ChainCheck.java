package org.jixia.audit.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    /** So many entries inserted in a row are still told from a break. */
    private static final int LOOK_BACK = 100;

    private final CheckpointSigner signer;
    private final BodyReader bodies;
    private final Map<Long, Checkpoint> stored = new TreeMap<>();
    private final List<TrailFault> faults = new ArrayList<>();
    private final Deque<ChainEnd> before = new ArrayDeque<>();
    private ChainEnd end;
    private long entries;

    /** @param from where the walk begins: the first entry follows it */
    ChainCheck(CheckpointSigner signer, BodyReader bodies, List<Checkpoint> stored, ChainEnd from) {
        this.end = from;
        this.signer = signer;
        this.bodies = bodies;
        stored.forEach(checkpoint -> this.stored.put(checkpoint.number(), checkpoint));
    }

    void next(Entry entry) {
        entries++;
        checkPlace(entry);
        checkBody(entry);
        Checkpoint checkpoint = stored.get(entry.number());
        if (checkpoint != null && !checkpoint.hash().equals(entry.hash())) {
            add(TrailFault.at(Code.CHECKPOINT_DIFFERS, entry.number()));
        }
        before.addLast(end);
        if (before.size() > LOOK_BACK) {
            before.removeFirst();
        }
        end = entry.end();
    }

    private void checkPlace(Entry entry) {
        long expected = end.number() + 1;
        if (entry.number() < expected) {
            add(TrailFault.at(Code.ENTRY_INSERTED, entry.number()));
        } else if (entry.number() > expected) {
            add(TrailFault.range(Code.ENTRIES_REMOVED, expected, entry.number() - 1));
        } else if (!follows(end, entry)) {
            before.stream()
                    .filter(earlier -> follows(earlier, entry))
                    .findFirst()
                    .ifPresentOrElse(
                            earlier -> add(TrailFault.range(Code.ENTRY_INSERTED, earlier.number() + 1, end.number())),
                            () -> add(TrailFault.at(Code.CHAIN_BROKEN, entry.number())));
        }
    }

    private static boolean follows(ChainEnd earlier, Entry entry) {
        return earlier.hash().then(entry.bodyDigest()).equals(entry.hash());
    }

    private void checkBody(Entry entry) {
        if (entry.body() == null) {
            add(TrailFault.at(Code.BODY_MISSING, entry.number()));
        } else if (!Digest.of(entry.body()).equals(entry.bodyDigest())) {
            add(TrailFault.at(Code.BODY_CHANGED, entry.number()));
        } else if (!readable(entry)) {
            add(TrailFault.at(Code.FACTS_CHANGED, entry.number()));
        }
    }

    /** A body that says nothing, with a digest to match, is a fault like any other. */
    private boolean readable(Entry entry) {
        try {
            return bodies.read(entry.facts().topic(), entry.body()).equals(entry.facts());
        } catch (RuntimeException noEvent) {
            return false;
        }
    }

    /**
     * To be called once, after the last entry.
     *
     * @param recorded where the chain says that it ends, read after the entries
     */
    void finish(ChainEnd recorded) {
        for (Checkpoint checkpoint : stored.values()) {
            if (!signer.verify(checkpoint.keyId(), checkpoint.statement(), checkpoint.signature())) {
                add(TrailFault.at(Code.CHECKPOINT_FORGED, checkpoint.number()));
            }
            if (checkpoint.number() > end.number()) {
                add(TrailFault.at(Code.TAIL_REMOVED, checkpoint.number()));
            }
        }
        if (entries > 0 && end.number() > recorded.number()) {
            add(TrailFault.range(Code.ENTRY_INSERTED, recorded.number() + 1, end.number()));
        } else if (end.number() == recorded.number() && !end.hash().equals(recorded.hash())) {
            add(TrailFault.at(Code.CHAIN_BROKEN, end.number()));
        }
    }

    void hole(Hole hole) {
        add(TrailFault.events(Code.EVENT_MISSING, hole.topic(), hole.from(), hole.to()));
    }

    void add(TrailFault fault) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
    }

    List<TrailFault> faults() {
        return List.copyOf(faults);
    }

    ChainEnd end() {
        return end;
    }

    long entries() {
        return entries;
    }
}
