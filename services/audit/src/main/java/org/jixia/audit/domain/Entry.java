package org.jixia.audit.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the trail with its place in the chain. {@code body} is the event's canonical form, null once erased by law; the
 * chain is over its digest.
 */
public record Entry(long number, Instant recordedAt, Facts facts, String body, Digest bodyDigest, Digest hash) {

    /** The entry that follows {@code previous} in the chain. */
    static Entry after(ChainEnd previous, Facts facts, String canonicalBody) {
        Digest digest = Digest.of(canonicalBody);
        return new Entry(
                previous.number() + 1,
                null,
                facts,
                canonicalBody,
                digest,
                previous.hash().then(digest));
    }

    ChainEnd end() {
        return new ChainEnd(number, hash);
    }

    public UUID eventId() {
        return facts.eventId();
    }
}
