package org.jixia.platform.identity;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a decision was about, in no language: a code, whose words stand where the trail is shown, and what fills them. Part of the
 * event {@code DecisionRecorded}.
 *
 * @param with null when nothing fills the words
 */
public record Detail(String code, Map<String, String> with) {
    /** Values quote what callers sent, which may be long. */
    private static final int MOST = 500;

    public static Detail of(String code) {
        return new Detail(code, null);
    }

    public Detail with(String name, Object value) {
        var text = String.valueOf(value);
        var more = new TreeMap<String, String>(with == null ? Map.of() : with);
        more.put(name, text.length() > MOST ? text.substring(0, MOST) : text);
        return new Detail(code, Collections.unmodifiableMap(more));
    }
}
