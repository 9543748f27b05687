package org.jixia.wdl.engine.evaluation;

import java.util.List;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.language.types.StandardFunction;

/** The functions of WDL 1.0 and 1.1 (Standard Library), by name to the group that implements them. */
final class StandardLibrary {
    private final FileAccess files;

    StandardLibrary(FileAccess files) {
        this.files = files;
    }

    @SuppressWarnings("MethodLength")
    Value apply(StandardFunction function, List<Value> arguments) {
        Arguments given = new Arguments(function.text(), arguments);
        return switch (function) {
            case FLOOR -> NumberFunctions.floor(given);
            case CEIL -> NumberFunctions.ceil(given);
            case ROUND -> NumberFunctions.round(given);
            case MIN -> NumberFunctions.min(given);
            case MAX -> NumberFunctions.max(given);
            case SUB -> TextFunctions.sub(given);
            case BASENAME -> TextFunctions.basename(given);
            case PREFIX -> TextFunctions.prefix(given);
            case SUFFIX -> TextFunctions.suffix(given);
            case SEP -> TextFunctions.sep(given);
            case QUOTE -> TextFunctions.quote(given, "\"");
            case SQUOTE -> TextFunctions.quote(given, "'");
            case GLOB -> files.glob(given.text(0));
            case SIZE -> FileFunctions.size(given, files);
            case STDOUT -> files.stdout();
            case STDERR -> files.stderr();
            case READ_LINES -> ReadFunctions.lines(given, files);
            case READ_TSV -> ReadFunctions.tsv(given, files);
            case READ_MAP -> ReadFunctions.map(given, files);
            case READ_OBJECT -> ReadFunctions.object(given, files);
            case READ_OBJECTS -> ReadFunctions.objects(given, files);
            case READ_JSON -> ReadFunctions.json(given, files);
            case READ_STRING -> ReadFunctions.string(given, files);
            case READ_INT -> ReadFunctions.integer(given, files);
            case READ_FLOAT -> ReadFunctions.floating(given, files);
            case READ_BOOLEAN -> ReadFunctions.truth(given, files);
            case WRITE_LINES -> WriteFunctions.lines(given, files);
            case WRITE_TSV -> WriteFunctions.tsv(given, files);
            case WRITE_MAP -> WriteFunctions.map(given, files);
            case WRITE_OBJECT -> WriteFunctions.object(given, files);
            case WRITE_OBJECTS -> WriteFunctions.objects(given, files);
            case WRITE_JSON -> WriteFunctions.json(given, files);
            case RANGE -> ArrayFunctions.range(given);
            case TRANSPOSE -> ArrayFunctions.transpose(given);
            case ZIP -> ArrayFunctions.zip(given);
            case UNZIP -> ArrayFunctions.unzip(given);
            case CROSS -> ArrayFunctions.cross(given);
            case LENGTH -> ArrayFunctions.length(given);
            case FLATTEN -> ArrayFunctions.flatten(given);
            case SELECT_FIRST -> ArrayFunctions.selectFirst(given);
            case SELECT_ALL -> ArrayFunctions.selectAll(given);
            case DEFINED -> Value.Bool.of(!given.value(0).isNone());
            case AS_PAIRS -> MapFunctions.asPairs(given);
            case AS_MAP -> MapFunctions.asMap(given);
            case KEYS -> MapFunctions.keys(given);
            case COLLECT_BY_KEY -> MapFunctions.collectByKey(given);
        };
    }

    /** The arguments of a call, with faults that name the function. */
    record Arguments(String function, List<Value> values) {
        Value value(int at) {
            if (at >= values.size()) {
                throw new ValueFault("argument_missing", function, at + 1);
            }
            return values.get(at);
        }

        int count() {
            return values.size();
        }

        List<Value> array(int at) {
            if (value(at) instanceof Value.Array(List<Value> items)) {
                return items;
            }
            throw unfit(at, "Array");
        }

        String text(int at) {
            return switch (value(at)) {
                case Value.Str(String text) -> text;
                case Value.File file -> file.uri();
                case Value.Int ignored -> Texts.of(value(at));
                case Value.Float ignored -> Texts.of(value(at));
                case Value.Bool ignored -> Texts.of(value(at));
                default -> throw unfit(at, "String");
            };
        }

        long integer(int at) {
            if (value(at) instanceof Value.Int(long number)) {
                return number;
            }
            throw unfit(at, "Int");
        }

        Value.File file(int at) {
            return switch (value(at)) {
                case Value.File file -> file;
                case Value.Str(String text) -> Value.File.of(text);
                default -> throw unfit(at, "File");
            };
        }

        ValueFault unfit(int at, String expected) {
            Value value = value(at);
            return value.isNone()
                    ? new ValueFault("argument_none", function, at + 1, expected)
                    : new ValueFault("argument_unfit", function, at + 1, expected, Texts.shown(value));
        }
    }
}
