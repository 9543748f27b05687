package org.jixia.people.domain.tokens;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a client token: {@code jixia_}, 256 random bits and a checksum, in letters and digits alone so that a double click
 * takes all of it. The prefix and the checksum let scanners find leaked ones, and let us refuse a mistyped one without a look-up.
 */
public final class TokenText {
    private static final String PREFIX = "jixia_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int BYTES = 32;
    /** Digits of base 62 that 256 bits need. */
    private static final int RANDOM_DIGITS = 43;
    /** Digits of base 62 that 32 bits need. */
    private static final int CHECK_DIGITS = 6;

    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String mint() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var random = digits(new BigInteger(1, bytes), RANDOM_DIGITS);
        return PREFIX + random + check(random);
    }

    static boolean isWellFormed(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return false;
        }
        var end = PREFIX.length() + RANDOM_DIGITS;
        return check(text.substring(PREFIX.length(), end)).equals(text.substring(end));
    }

    /** What is kept. A slow hash would add nothing: there is no guessing 256 random bits. */
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String check(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        return digits(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
    }

    private static String digits(BigInteger number, int count) {
        var text = new StringBuilder();
        var left = number;
        for (var i = 0; i < count; i++) {
            var parts = left.divideAndRemainder(BASE);
            text.append(DIGITS.charAt(parts[1].intValue()));
            left = parts[0];
        }
        return text.reverse().toString();
    }
}
