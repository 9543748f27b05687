package org.jixia.wdl.engine.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jixia.wdl.engine.value.Value;

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
}
