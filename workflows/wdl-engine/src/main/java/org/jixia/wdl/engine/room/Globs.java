package org.jixia.wdl.engine.room;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jixia.wdl.engine.value.ValueFault;

/** Bash patterns on the paths that a task brought back: braces, {@code *}, {@code ?} and brackets; order of LC_ALL=C. */
final class Globs {
    private static final Comparator<String> BYTES =
            Comparator.comparing(path -> path.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    private static final int MOST_ALTERNATIVES = 256;

    private Globs() {}

    /** The plain patterns of a pattern with braces, in order. */
    static List<String> expanded(String pattern) {
        List<String> expanded = new ArrayList<>();
        expand(pattern, expanded);
        return expanded;
    }

    private static void expand(String pattern, List<String> into) {
        if (into.size() > MOST_ALTERNATIVES) {
            throw new ValueFault("glob_invalid", pattern);
        }
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : closing(pattern, open);
        List<String> parts = close < 0 ? List.of() : alternatives(pattern.substring(open + 1, close));
        if (parts.size() < 2) {
            into.add(pattern);
            return;
        }
        for (String part : parts) {
            expand(pattern.substring(0, open) + part + pattern.substring(close + 1), into);
        }
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> alternatives(String inner) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(inner.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(inner.substring(from));
        return parts;
    }

    /** Paths that match, each plain pattern's in byte order. Both pattern and paths are absolute. */
    static List<String> matching(String pattern, Collection<String> paths) {
        List<String> found = new ArrayList<>();
        for (String plain : expanded(pattern)) {
            Pattern regex = regex(plain);
            paths.stream()
                    .filter(path -> regex.matcher(path).matches())
                    .sorted(BYTES)
                    .forEach(found::add);
        }
        return found;
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int close = c == '[' ? pattern.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(start ? "(?:[^/.][^/]*)?" : "[^/]*");
            } else if (c == '?') {
                regex.append(start ? "[^/.]" : "[^/]");
            } else if (close > 0) {
                String set = pattern.substring(i + 1, close).replace("\\", "\\\\");
                regex.append('[')
                        .append(set.startsWith("!") ? "^/" + set.substring(1) : set)
                        .append(']');
                i = close;
            } else if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(pattern.substring(i + 1, i + 2)));
                i++;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            start = c == '/';
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new ValueFault("glob_invalid", pattern);
        }
    }
}
