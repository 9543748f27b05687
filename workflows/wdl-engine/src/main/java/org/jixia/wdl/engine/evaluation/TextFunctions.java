package org.jixia.wdl.engine.evaluation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.language.types.RegexSize;

/** Functions on texts. */
final class TextFunctions {
    /** Patterns of a document are few; the bounds only guard against patterns made by expressions. */
    private static final int KEPT_PATTERNS = 500;

    private static final long KEPT_SIZE = 500;
    /** Instructions of a pattern times characters of a text: some seconds of work. */
    private static final long MOST_WORK = 2_000_000_000L;

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private TextFunctions() {}

    /** Linear time, leftmost and longest as POSIX; {@code \1} and {@code $1} in the replacement are groups. */
    static Value sub(StandardLibrary.Arguments given) {
        String input = given.text(0);
        long size = RegexSize.of(given.text(1));
        if (size > RegexSize.MOST || size * input.length() > MOST_WORK) {
            throw new ValueFault("regex_too_large", given.text(1), input.length());
        }
        Matcher matcher = pattern(given.text(1), size).matcher(input);
        String replacement = given.text(2);
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            text.append(input, from, matcher.start());
            replaced(replacement, matcher, text);
            from = matcher.end();
            Caps.text(text.length());
        }
        text.append(input, from, input.length());
        Caps.text(text.length());
        Meter.text(text.length());
        return new Value.Str(text.toString());
    }

    private static Pattern pattern(String regex, long size) {
        Pattern known = PATTERNS.get(regex);
        if (known != null) {
            return known;
        }
        try {
            Pattern pattern = Pattern.compile(regex, Pattern.LONGEST_MATCH);
            if (PATTERNS.size() < KEPT_PATTERNS && regex.length() < 1000 && size < KEPT_SIZE) {
                PATTERNS.put(regex, pattern);
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new ValueFault("regex_invalid", regex, e.getDescription());
        }
    }

    private static void replaced(String replacement, Matcher matcher, StringBuilder text) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            boolean mark = (c == '\\' || c == '$') && i + 1 < replacement.length();
            int group = mark ? replacement.charAt(i + 1) - '0' : -1;
            if (group >= 0 && group <= 9 && group <= matcher.groupCount()) {
                String found = matcher.group(group);
                text.append(found == null ? "" : found);
                i++;
            } else {
                text.append(c);
            }
        }
    }

    static Value basename(StandardLibrary.Arguments given) {
        String path = given.text(0);
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        if (given.count() > 1 && !given.value(1).isNone()) {
            String suffix = given.text(1);
            if (name.endsWith(suffix)) {
                name = name.substring(0, name.length() - suffix.length());
            }
        }
        return new Value.Str(name);
    }

    static Value prefix(StandardLibrary.Arguments given) {
        String prefix = given.text(0);
        return each(given.array(1), item -> prefix + item);
    }

    static Value suffix(StandardLibrary.Arguments given) {
        String suffix = given.text(0);
        return each(given.array(1), item -> item + suffix);
    }

    static Value quote(StandardLibrary.Arguments given, String mark) {
        return each(given.array(0), item -> mark + item + mark);
    }

    static Value sep(StandardLibrary.Arguments given) {
        String text = Operators.joined(given.array(1), given.text(0));
        Meter.text(text.length());
        return new Value.Str(text);
    }

    private interface Change {
        String of(String text);
    }

    private static Value each(List<Value> items, Change change) {
        List<Value> changed = new ArrayList<>(items.size());
        long characters = 0;
        for (Value item : items) {
            String text = change.of(Texts.of(item));
            characters += text.length();
            Caps.text(characters);
            Meter.text(text.length() + Meter.REFERENCE);
            changed.add(new Value.Str(text));
        }
        return new Value.Array(changed);
    }
}
