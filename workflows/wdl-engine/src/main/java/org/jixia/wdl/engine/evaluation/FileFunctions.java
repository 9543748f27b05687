package org.jixia.wdl.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** {@code size}: from the records of files, not from their bytes; None counts nothing. */
final class FileFunctions {
    private FileFunctions() {}

    static Value size(StandardLibrary.Arguments given, FileAccess access) {
        double unit = given.count() > 1 ? Units.bytes(given.text(1)) : 1;
        List<Value.File> files = new ArrayList<>();
        collect(given, given.value(0), files);
        long bytes = 0;
        for (long size : access.sizes(files)) {
            bytes += size;
        }
        return new Value.Float(bytes / unit);
    }

    private static void collect(StandardLibrary.Arguments given, Value value, List<Value.File> files) {
        switch (value) {
            case Value.None ignored -> {}
            case Value.File file -> files.add(file);
            case Value.Str(String text) -> files.add(Value.File.of(text));
            case Value.Array(List<Value> items) -> items.forEach(item -> collect(given, item, files));
            default -> throw given.unfit(0, "File");
        }
    }

    /** Units of storage: decimal with K, M, G, T, binary with an i; any case, the B may be left out. */
    static final class Units {
        private Units() {}

        static double bytes(String unit) {
            return switch (unit.strip().toLowerCase(Locale.ROOT)) {
                case "b", "" -> 1;
                case "k", "kb" -> 1e3;
                case "m", "mb" -> 1e6;
                case "g", "gb" -> 1e9;
                case "t", "tb" -> 1e12;
                case "ki", "kib" -> 1024;
                case "mi", "mib" -> 1024.0 * 1024;
                case "gi", "gib" -> 1024.0 * 1024 * 1024;
                case "ti", "tib" -> 1024.0 * 1024 * 1024 * 1024;
                default -> throw new ValueFault("unit_unknown", unit);
            };
        }
    }
}
