package org.jixia.wdl.engine.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixia.wdl.engine.value.Meter;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;

/** The read functions: texts of files as values, with bounds on their size. */
final class ReadFunctions {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Caps.JSON_DEPTH)
                    .maxStringLength(Caps.TEXT_CHARACTERS)
                    .build())
            .build();

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
        Lines lines = Lines.of(text(given, files));
        return new Value.Array(lines.list(Value.Str::new));
    }

    private static List<String[]> rows(StandardLibrary.Arguments given, FileAccess files) {
        Lines lines = Lines.of(text(given, files));
        List<String[]> rows = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            String[] row = lines.get(line).split("\t", -1);
            Meter.count((Meter.ENTRY + Meter.TEXT) * row.length);
            rows.add(row);
        }
        return rows;
    }

    /** Rows are split when they are read: a table of many cells costs little more than its text. */
    static Value tsv(StandardLibrary.Arguments given, FileAccess files) {
        return new Value.Array(Lines.of(text(given, files)).list(ReadFunctions::row));
    }

    private static Value row(String line) {
        List<Value> cells = new ArrayList<>();
        for (String cell : line.split("\t", -1)) {
            cells.add(new Value.Str(cell));
        }
        return new Value.Array(cells);
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
        try (JsonParser parser = JSON.createParser(text(given, files))) {
            parser.nextToken();
            Value value = value(parser);
            if (parser.nextToken() != null) {
                throw invalid(parser.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw invalid(e.getLocation());
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot be read", e);
        }
    }

    private static ValueFault invalid(JsonLocation place) {
        return new ValueFault(
                "read_json_invalid", place == null ? 0 : place.getLineNr(), place == null ? 0 : place.getColumnNr());
    }

    /** Straight from the text, so that nothing is made that has not been counted. */
    private static Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Value> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    Meter.count(Meter.ENTRY + Meter.TEXT + name.length());
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                Meter.count(2 * Meter.TEXT);
                yield Value.Obj.of(members);
            }
            case START_ARRAY -> {
                Meter.count(2 * Meter.TEXT);
                List<Value> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Meter.count(Meter.REFERENCE);
                    items.add(value(parser));
                }
                yield new Value.Array(items);
            }
            case VALUE_STRING -> {
                Meter.text(parser.getTextLength());
                yield new Value.Str(parser.getText());
            }
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> {
                Meter.count(Meter.PAIR);
                yield new Value.Float(parser.getDoubleValue());
            }
            case VALUE_TRUE -> Value.Bool.TRUE;
            case VALUE_FALSE -> Value.Bool.FALSE;
            case VALUE_NULL -> Value.None.NONE;
            case null -> Value.None.NONE;
            default -> throw invalid(parser.currentTokenLocation());
        };
    }

    private static Value integer(JsonParser parser) throws IOException {
        Meter.count(Meter.PAIR);
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new ValueFault("int_range", parser.getText());
        }
        return new Value.Int(parser.getLongValue());
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
