package org.jixia.wdl.engine.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jixia.wdl.engine.value.LazyList;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Value;

/**
 * The lines of a text, by where they begin: the last line end adds no empty line, and {@code \r\n} is accepted. The text is kept once,
 * however many lines there are.
 */
final class Lines {
    private final String text;
    private final int[] starts;

    private Lines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    static Lines of(String text) {
        int count = count(text);
        Caps.items(count);
        Meter.text(text.length() + Meter.REFERENCE * count);
        int[] starts = new int[count + 1];
        int line = 0;
        for (int from = 0; from < text.length(); line++) {
            starts[line] = from;
            int end = text.indexOf('\n', from);
            from = end < 0 ? text.length() : end + 1;
        }
        Arrays.fill(starts, line, starts.length, text.length());
        return new Lines(text, starts);
    }

    private static int count(String text) {
        int count = 0;
        for (int from = 0; from < text.length(); count++) {
            int end = text.indexOf('\n', from);
            from = end < 0 ? text.length() : end + 1;
        }
        return count;
    }

    int count() {
        return starts.length - 1;
    }

    String get(int line) {
        int end = starts[line + 1];
        if (end > starts[line] && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > starts[line] && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(starts[line], end);
    }

    List<Value> list(Function<String, Value> item) {
        return new LazyList(count(), line -> item.apply(get(line)), text.length() + Meter.REFERENCE * count());
    }
}
