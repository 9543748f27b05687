package org.jixia.drs.domain;

import java.util.regex.Pattern;

/** SHA-256 and MD5 of the same bytes, in lower-case hexadecimal. */
public record Digests(String sha256, String md5) {
    /** Digests of no bytes at all: an empty file is stored without asking anyone for its content. */
    public static final Digests OF_NOTHING = new Digests(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "d41d8cd98f00b204e9800998ecf8427e");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    public static boolean isSha256(String text) {
        return text != null && SHA256.matcher(text).matches();
    }

    public static boolean isMd5(String text) {
        return text != null && MD5.matcher(text).matches();
    }
}
