package org.jixia.wes.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jixia.platform.errors.Texts;

/**
 * Why a run is stopped: words of a person or another service, or a code of our own with its arguments, which is told in the reader's
 * language. Kept as one text with the run.
 */
public record CancelReason(String code, List<String> arguments, String words) {

    private static final String SEPARATOR = "\u001f";

    public static CancelReason of(WesError code, Object... arguments) {
        return new CancelReason(
                code.code(), Arrays.stream(arguments).map(String::valueOf).toList(), null);
    }

    public static CancelReason read(String text) {
        if (!text.contains(SEPARATOR)) {
            return new CancelReason("wes.cancelled", List.of(), text);
        }
        var parts = List.of(text.split(SEPARATOR, -1));
        return new CancelReason(parts.getFirst(), parts.subList(1, parts.size()), null);
    }

    public String text() {
        return words != null ? words : code + SEPARATOR + String.join(SEPARATOR, arguments);
    }

    public String sentence(Locale language) {
        return words != null ? words : Texts.text(code, language, List.copyOf(arguments));
    }
}
