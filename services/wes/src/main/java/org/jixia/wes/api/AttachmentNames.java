package org.jixia.wes.api;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads the file name of a multipart part with its folders, as WES asks, and judges it. Names that could leave the run's own folder, or
 * mean different things on different systems, are refused.
 */
final class AttachmentNames {

    /** Possessive, so that the length of a name is no depth of the stack. */
    private static final Pattern QUOTED =
            Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

    private static final Pattern PLAIN = Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*([^\\s;\"]+)");
    private static final Pattern EXTENDED =
            Pattern.compile("(?i)(?:^|;)\\s*filename\\*\\s*=\\s*UTF-8'[^']*'([^\\s;]+)");
    private static final int LONGEST = 1024;

    private AttachmentNames() {}

    /** The name as the client wrote it in the Content-Disposition header, or null when there is none. */
    static String of(String disposition, String fallback) {
        if (disposition == null) {
            return fallback;
        }
        var extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            return percentDecoded(extended.group(1));
        }
        var quoted = QUOTED.matcher(disposition);
        if (quoted.find()) {
            return quoted.group(1).replace("\\\"", "\"");
        }
        var plain = PLAIN.matcher(disposition);
        return plain.find() ? plain.group(1) : fallback;
    }

    private static String percentDecoded(String text) {
        try {
            return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    static boolean isSafe(String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST) {
            return false;
        }
        if (name.startsWith("/") || name.endsWith("/") || name.indexOf('\\') >= 0 || hasControls(name)) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasControls(String name) {
        return name.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
    }
}
