package org.jixia.wdl.engine.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What decides whether an earlier call had the same result, part by part and each with a name, so that a miss can be
 * explained by the part that differs. The caller adds what only it knows: scope, resolved image, host tools.
 */
public record CacheKey(List<Component> components) {

    /** {@code value} is the digest or the short text of the part. */
    public record Component(String name, String value) {}

    /** Digest over these components and {@code more}, in order. */
    public String digest(List<Component> more) {
        MessageDigest sha = sha256();
        more.forEach(component -> add(sha, component));
        components.forEach(component -> add(sha, component));
        return HexFormat.of().formatHex(sha.digest());
    }

    public static String digestOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void add(MessageDigest sha, Component component) {
        addText(sha, component.name());
        addText(sha, component.value());
    }

    /** Length first: no two lists of components may give the same bytes. */
    private static void addText(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
