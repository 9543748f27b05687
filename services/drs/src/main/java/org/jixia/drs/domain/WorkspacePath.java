package org.jixia.drs.domain;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/**
 * The name of a file inside its workspace: {@code folder/name}, any script, quotes and spaces included. Kept in Unicode's
 * composed form, so that the same name typed on two systems is one name. Limits are those of the file systems it is staged to.
 */
public record WorkspacePath(String value) implements Comparable<WorkspacePath> {
    public static final int MAX_BYTES = 1024;
    static final int MAX_SEGMENT_BYTES = 255;

    /** The path, or one error with every fault of the text. */
    public static WorkspacePath of(String text, String where) {
        var faults = faults(text, where);
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        return new WorkspacePath(normal(text));
    }

    public static List<Fault> faults(String text, String where) {
        var faults = new ArrayList<Fault>();
        if (text == null || text.isEmpty()) {
            faults.add(Fault.of(DrsError.PATH_EMPTY, where));
            return faults;
        }
        var path = normal(text);
        if (bytes(path) > MAX_BYTES) {
            faults.add(Fault.of(DrsError.PATH_TOO_LONG, where, bytes(path), MAX_BYTES));
        }
        if (path.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\\' || isLoneSurrogate(c))) {
            faults.add(Fault.of(DrsError.PATH_CHARACTER, where));
        }
        for (var segment : path.split("/", -1)) {
            segmentFault(segment, where, faults);
        }
        return faults;
    }

    private static void segmentFault(String segment, String where, List<Fault> faults) {
        if (segment.isEmpty()) {
            faults.add(Fault.of(DrsError.PATH_EMPTY_SEGMENT, where));
        } else if (segment.equals(".") || segment.equals("..")) {
            faults.add(Fault.of(DrsError.PATH_DOTS, where, segment));
        } else if (bytes(segment) > MAX_SEGMENT_BYTES) {
            faults.add(Fault.of(DrsError.PATH_SEGMENT_TOO_LONG, where, bytes(segment), MAX_SEGMENT_BYTES));
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The text as paths are kept: one composition of each character. */
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The last segment. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(WorkspacePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
