package org.jixia.people.domain.preferences;

/**
 * What a person chose; null where they did not, and the browser's own choice counts.
 *
 * @param language {@code zh} or {@code en}
 * @param timeZone an IANA name, such as {@code Asia/Shanghai}
 */
public record Preferences(String language, String timeZone) {
    public static final Preferences NONE = new Preferences(null, null);
}
