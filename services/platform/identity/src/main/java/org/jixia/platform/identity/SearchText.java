package org.jixia.platform.identity;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;

/** What somebody typed to find things by: a part of a name, capitals or not, or an id or its beginning. */
public record SearchText(String text) {
    private static final int LONGEST = 200;
    private static final int DIGITS = 32;

    /** Eight digits at least: fewer are a word or a number rather than an id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8,32}");

    /** Without blanks around it; nothing, or more than a name can be, is refused as the field {@code q}. */
    public static SearchText of(String q) {
        var text = q == null ? "" : q.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "q", Expected.CHARACTERS.of(1, LONGEST));
        }
        return new SearchText(text);
    }

    /** A pattern for {@code ilike}: the text anywhere. */
    public String anywhere() {
        return "%" + begins();
    }

    /** A pattern for {@code ilike}: the text at the beginning. */
    public String begins() {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** The least id that begins so; null when no id does. */
    public UUID firstId() {
        return id("0");
    }

    /** The greatest id that begins so; null when no id does. */
    public UUID lastId() {
        return id("f");
    }

    private UUID id(String filler) {
        var digits = text.toLowerCase(Locale.ROOT).replace("-", "");
        if (!ID.matcher(digits).matches()) {
            return null;
        }
        var all = digits + filler.repeat(DIGITS - digits.length());
        return new UUID(Long.parseUnsignedLong(all, 0, 16, 16), Long.parseUnsignedLong(all, 16, DIGITS, 16));
    }
}
