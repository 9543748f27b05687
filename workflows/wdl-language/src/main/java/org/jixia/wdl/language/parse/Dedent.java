package org.jixia.wdl.language.parse;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.language.ast.StringPart;

/**
 * Strips a command of the leading white space that its lines share, of a blank first line and of white space behind
 * its last line. Works on the source, so that what a placeholder inserts is left as it is. Lines of white space only
 * do not count.
 */
final class Dedent {
    private Dedent() {}

    static List<StringPart> stripped(List<StringPart> source) {
        List<StringPart> parts = withoutBlankEnds(source);
        int common = commonIndentation(parts);
        List<StringPart> stripped = new ArrayList<>();
        boolean lineStart = true;
        for (StringPart part : parts) {
            if (part instanceof StringPart.Text(String text)) {
                String shorter = withoutIndentation(text, common, lineStart);
                if (!shorter.isEmpty()) {
                    stripped.add(new StringPart.Text(shorter));
                }
                lineStart = text.endsWith("\n");
            } else {
                stripped.add(part);
                lineStart = false;
            }
        }
        return List.copyOf(stripped);
    }

    /** Whether the indentations of lines hold both tabs and spaces: then nothing is stripped. */
    static boolean mixesTabsAndSpaces(List<StringPart> parts) {
        boolean[] seen = new boolean[2];
        boolean lineStart = true;
        for (StringPart part : parts) {
            if (!(part instanceof StringPart.Text(String text))) {
                lineStart = false;
                continue;
            }
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                int stop = end < 0 ? text.length() : end;
                noteIndentation(text, lineStart ? at : stop, stop, seen);
                lineStart = end >= 0;
                at = stop + 1;
            }
        }
        return seen[0] && seen[1];
    }

    private static void noteIndentation(String text, int from, int to, boolean[] seen) {
        int at = from;
        while (at < to && Source.isBlank(text.charAt(at))) {
            at++;
        }
        if (at < to) {
            for (int i = from; i < at; i++) {
                seen[text.charAt(i) == '\t' ? 0 : 1] = true;
            }
        }
    }

    private static List<StringPart> withoutBlankEnds(List<StringPart> source) {
        List<StringPart> parts = new ArrayList<>(source);
        if (!parts.isEmpty() && parts.getFirst() instanceof StringPart.Text(String text)) {
            int end = text.indexOf('\n');
            if (end >= 0 && text.substring(0, end).isBlank()) {
                parts.set(0, new StringPart.Text(text.substring(end + 1)));
            }
        }
        if (!parts.isEmpty() && parts.getLast() instanceof StringPart.Text(String text)) {
            int end = text.length();
            while (end > 0 && Source.isBlank(text.charAt(end - 1))) {
                end--;
            }
            parts.set(parts.size() - 1, new StringPart.Text(text.substring(0, end)));
        }
        return parts;
    }

    private static int commonIndentation(List<StringPart> parts) {
        int common = Integer.MAX_VALUE;
        boolean lineStart = true;
        for (int p = 0; p < parts.size(); p++) {
            if (!(parts.get(p) instanceof StringPart.Text(String text))) {
                common = lineStart ? 0 : common;
                lineStart = false;
                continue;
            }
            boolean placeholderFollows = p + 1 < parts.size();
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf('\n', at);
                int stop = end < 0 ? text.length() : end;
                int indent = indentation(text, at, stop);
                boolean blank = at + indent == stop && (end >= 0 || !placeholderFollows);
                if (lineStart && !blank) {
                    common = Math.min(common, indent);
                }
                lineStart = end >= 0;
                at = stop + 1;
            }
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }

    private static int indentation(String text, int from, int to) {
        int at = from;
        while (at < to && Source.isBlank(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static String withoutIndentation(String text, int common, boolean startsLine) {
        var result = new StringBuilder(text.length());
        boolean lineStart = startsLine;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int stop = end < 0 ? text.length() : end;
            int from = lineStart ? at + Math.min(common, indentation(text, at, stop)) : at;
            result.append(text, from, stop);
            if (end >= 0) {
                result.append('\n');
            }
            lineStart = end >= 0;
            at = stop + 1;
        }
        return result.toString();
    }
}
