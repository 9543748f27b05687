package org.jixia.platform.http;

import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** An ETag is the row's version; a change names the version it was made from. */
public final class Etags {
    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that {@code If-Match} names: 428 without the header, 412 when it is not one of ours. */
    public static long expected(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw DomainException.of(PlatformError.IF_MATCH_REQUIRED);
        }
        var text = ifMatch.strip();
        if (text.startsWith("W/")) {
            text = text.substring(2);
        }
        try {
            return Long.parseLong(text.replace("\"", ""));
        } catch (NumberFormatException notOurs) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
    }

    /** Refuses with 428 or 412 unless {@code ifMatch} names {@code current}. */
    public static void require(String ifMatch, long current) {
        if (expected(ifMatch) != current) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
    }
}
