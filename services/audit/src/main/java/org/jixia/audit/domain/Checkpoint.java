package org.jixia.audit.domain;

import java.time.Instant;
import java.util.Arrays;

/** A signed statement: at {@code number} the chain had {@code hash}. */
public record Checkpoint(long number, Digest hash, Instant signedAt, String keyId, byte[] signature) {

    /** The text that is signed; each field on its own line, so that no two statements share a text. */
    public static String statement(long number, Digest hash, Instant signedAt) {
        return "jixia-audit-checkpoint/1\n" + number + "\n" + hash + "\n" + signedAt + "\n";
    }

    public String statement() {
        return statement(number, hash, signedAt);
    }

    /** Two copies say the same; the signature is compared too, as nobody signs a number twice. */
    public boolean sameAs(Checkpoint other) {
        return statement().equals(other.statement())
                && keyId.equals(other.keyId)
                && Arrays.equals(signature, other.signature);
    }
}
