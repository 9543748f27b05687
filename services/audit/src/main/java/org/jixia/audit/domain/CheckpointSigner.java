package org.jixia.audit.domain;

/** Holds the signing key of this installation. */
public interface CheckpointSigner {
    String keyId();

    byte[] sign(String statement);

    /** False also for a key that this installation never had. */
    boolean verify(String keyId, String statement, byte[] signature);
}
