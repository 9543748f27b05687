package org.jixia.wdl.engine.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;

/** The read functions: texts of files as values, with bounds on their size. */
final class ReadFunctions {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Caps.JSON_DEPTH)
                            .maxStringLength(Caps.TEXT_CHARACTERS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ReadFunctions() {}

    private static String text(StandardLibrary.Arguments given, FileAccess files) {
        return files.read(given.file(0), Caps.READ_BYTES);
    }

    private static String valueText(StandardLibrary.Arguments given, FileAccess files) {
        return files.read(given.file(0), Caps.READ_VALUE_BYTES).strip();
    }

    /** Trailing line ends are taken away, all other white space stays. */
    static Value string(StandardLibrary.Arguments given, FileAccess files) {
        String text = text(given, files);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return new Value.Str(text.substring(0, end));
    }

    static Value integer(StandardLibrary.Arguments given, FileAccess files) {
        String text = valueText(given, files);
        try {
            return new Value.Int(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new ValueFault("read_unfit", given.function(), shown(text), "Int");
        }
    }

    static Value floating(StandardLibrary.Arguments given, FileAccess files) {
        String text = valueText(given, files);
        if (!DECIMAL.matcher(text).matches()) {
            throw new ValueFault("read_unfit", given.function(), shown(text), "Float");
        }
        return new Value.Float(Double.parseDouble(text));
    }

    static Value truth(StandardLibrary.Arguments given, FileAccess files) {
        String text = valueText(given, files);
        if (text.equalsIgnoreCase("true")) {
            return Value.Bool.TRUE;
        }
        if (text.equalsIgnoreCase("false")) {
            return Value.Bool.FALSE;
        }
        throw new ValueFault("read_unfit", given.function(), shown(text), "Boolean");
    }

    static Value lines(StandardLibrary.Arguments given, FileAccess files) {
        List<Value> lines = new ArrayList<>();
        split(text(given, files)).forEach(line -> lines.add(new Value.Str(line)));
        return new Value.Array(lines);
    }

    /** The last line end adds no empty line; {@code \r\n} is accepted. */
    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            int stop = end < 0 ? text.length() : end;
            if (stop > from && text.charAt(stop - 1) == '\r') {
                stop--;
            }
            lines.add(text.substring(from, stop));
            from = next;
        }
        return lines;
    }

    private static List<String[]> rows(StandardLibrary.Arguments given, FileAccess files) {
        List<String[]> rows = new ArrayList<>();
        split(text(given, files)).forEach(line -> rows.add(line.split("\t", -1)));
        return rows;
    }

    static Value tsv(StandardLibrary.Arguments given, FileAccess files) {
        List<Value> rows = new ArrayList<>();
        for (String[] row : rows(given, files)) {
            List<Value> cells = new ArrayList<>(row.length);
            for (String cell : row) {
                cells.add(new Value.Str(cell));
            }
            rows.add(new Value.Array(cells));
        }
        return new Value.Array(rows);
    }

    static Value map(StandardLibrary.Arguments given, FileAccess files) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        int number = 0;
        for (String[] row : rows(given, files)) {
            number++;
            if (row.length != 2) {
                throw new ValueFault("read_columns", given.function(), number, row.length, 2);
            }
            if (entries.put(new Value.Str(row[0]), new Value.Str(row[1])) != null) {
                throw new ValueFault("duplicate_key", shown(row[0]));
            }
        }
        return new Value.Map(entries);
    }

    static Value object(StandardLibrary.Arguments given, FileAccess files) {
        List<Value> objects = readObjects(given, files);
        if (objects.size() != 1) {
            throw new ValueFault("read_rows", given.function(), objects.size() + 1, 2);
        }
        return objects.getFirst();
    }

    static Value objects(StandardLibrary.Arguments given, FileAccess files) {
        return new Value.Array(readObjects(given, files));
    }

    private static List<Value> readObjects(StandardLibrary.Arguments given, FileAccess files) {
        List<String[]> rows = rows(given, files);
        List<Value> objects = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            String[] names = rows.getFirst();
            String[] row = rows.get(i);
            if (row.length != names.length) {
                throw new ValueFault("read_columns", given.function(), i + 1, row.length, names.length);
            }
            Map<String, Value> members = new LinkedHashMap<>();
            for (int column = 0; column < names.length; column++) {
                if (members.put(names[column], new Value.Str(row[column])) != null) {
                    throw new ValueFault("duplicate_key", shown(names[column]));
                }
            }
            objects.add(Value.Obj.of(members));
        }
        return objects;
    }

    static Value json(StandardLibrary.Arguments given, FileAccess files) {
        try {
            return ValueJson.untyped(JSON.readTree(text(given, files)));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new ValueFault(
                    "read_json_invalid",
                    place == null ? 0 : place.getLineNr(),
                    place == null ? 0 : place.getColumnNr());
        }
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
