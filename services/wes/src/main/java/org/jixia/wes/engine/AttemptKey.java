package org.jixia.wes.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** The idempotency key of an attempt at tes: the same (run, node, attempt) is the same task, however often it is sent. */
final class AttemptKey {

    private AttemptKey() {}

    static String of(UUID run, String node, int attempt) {
        try {
            var text = run + "\n" + node + "\n" + attempt;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
