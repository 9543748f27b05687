package org.jixia.wdl.language.types;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * About how many instructions a regular expression becomes: a counted repeat writes its operand out, and repeats inside of repeats
 * multiply. A pattern that is not valid has a size as well; whoever compiles it says what is wrong.
 */
public final class RegexSize {
    /** Far more than anybody writes, and still compiled at once. */
    public static final long MOST = 20_000;

    private static final long ENOUGH = 1L << 40;

    private final String regex;
    private int at;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    public static long of(String regex) {
        return new RegexSize(regex).size();
    }

    /** Sizes so far of the groups that are open, outermost first. */
    private long size() {
        Deque<Long> groups = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (c == '{') {
                long times = repeat();
                sum = bounded(sum + (times - 1) * last);
                last = bounded(times * last);
            } else if (c == '(') {
                groups.push(sum);
                sum = 0;
                last = 0;
            } else if (c == ')') {
                last = sum + 1;
                sum = bounded((groups.isEmpty() ? 0 : groups.pop()) + last);
            } else {
                skip(c);
                boolean repeated = c == '*' || c == '+' || c == '?';
                last = repeated ? last : 1;
                sum = bounded(sum + 1);
            }
        }
        while (!groups.isEmpty()) {
            sum = bounded(sum + groups.pop());
        }
        return sum;
    }

    private static long bounded(long size) {
        return Math.min(size, ENOUGH);
    }

    /** Steps over the rest of an escape or of a class of characters. */
    private void skip(char first) {
        if (first == '\\') {
            at++;
        } else if (first == '[') {
            int from = at;
            while (at < regex.length() && (regex.charAt(at) != ']' || at == from)) {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }
    }

    /** The larger number of a counted repeat, behind its brace; 1 when it is none. */
    private long repeat() {
        int end = regex.indexOf('}', at);
        String inside = end < 0 ? "" : regex.substring(at, end);
        if (!inside.matches("\\d{1,9}(,\\d{0,9})?")) {
            return 1;
        }
        at = end + 1;
        String[] numbers = inside.split(",", -1);
        long low = Long.parseLong(numbers[0]);
        return Math.max(1, numbers.length < 2 ? low : numbers[1].isEmpty() ? low + 1 : Long.parseLong(numbers[1]));
    }
}
