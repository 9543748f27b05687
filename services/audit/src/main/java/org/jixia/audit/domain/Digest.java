package org.jixia.audit.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** 32 bytes of SHA-256, compared by content. */
public final class Digest {
    public static final Digest ZERO = new Digest(new byte[32]);

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Digest of(String text) {
        return new Digest(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Digest wrap(byte[] bytes) {
        return new Digest(bytes.clone());
    }

    public static Digest parse(String hex) {
        return new Digest(HexFormat.of().parseHex(hex));
    }

    /** SHA-256(this ‖ next): the step of the chain. */
    public Digest then(Digest next) {
        MessageDigest digest = sha256();
        digest.update(bytes);
        digest.update(next.bytes);
        return new Digest(digest.digest());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
