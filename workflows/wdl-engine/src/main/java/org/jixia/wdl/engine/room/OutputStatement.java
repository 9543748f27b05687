package org.jixia.wdl.engine.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.value.Coercion;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.Values;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Syntax;
import org.jixia.wdl.language.types.WdlType;

/**
 * What a task is asked to bring back, from its output expressions before it runs. Where a file's name depends on what the
 * command writes, the whole working directory is asked for.
 */
final class OutputStatement {
    private static final Set<String> LONG =
            Set.of("read_lines", "read_tsv", "read_map", "read_json", "read_object", "read_objects");

    private final TaskScope scope;
    private final StatingFiles files;
    private final Evaluator evaluator;
    private final Map<String, Value> outputs = new HashMap<>();
    private final Map<String, StatedOutput> stated = new LinkedHashMap<>();

    private OutputStatement(TaskScope scope, Facts facts) {
        this.scope = scope;
        this.files = new StatingFiles(scope, facts);
        this.evaluator = new Evaluator(scope.plan().document(), this::named, files);
    }

    static List<StatedOutput> of(TaskScope scope, Facts facts, boolean stderr) {
        OutputStatement statement = new OutputStatement(scope, facts);
        scope.plan().task().outputs().forEach(statement::state);
        if (stderr) {
            statement.add(StatedOutput.Kind.INLINE, Room.STDERR, true);
        }
        return new ArrayList<>(statement.stated.values());
    }

    private Value named(String name) {
        if (outputs.containsKey(name)) {
            Value value = outputs.get(name);
            if (value == null) {
                throw StatingFiles.Unknown.UNKNOWN;
            }
            return value;
        }
        for (Declaration output : scope.plan().task().outputs()) {
            if (output.name().equals(name)) {
                state(output);
                return named(name);
            }
        }
        return scope.inside(name);
    }

    private void state(Declaration output) {
        if (outputs.containsKey(output.name()) || output.value().isEmpty()) {
            return;
        }
        WdlType type = scope.plan().typeOf(output);
        Expression expression = output.value().get();
        outputs.put(output.name(), null);
        boolean found = search(expression);
        try {
            Value value = Coercion.to(type, evaluator.evaluate(expression));
            outputs.put(output.name(), value);
            boolean optional = optionalFiles(type);
            Values.files(value, file -> file(file, optional));
        } catch (StatingFiles.Unknown unknown) {
            if (!found || holdsFiles(type)) {
                add(StatedOutput.Kind.DIRECTORY, Room.WORK, true);
            }
        } catch (EvaluationFault | ValueFault fault) {
            // An empty glob has no first item yet; what is still wrong after the command is told then.
            outputs.put(output.name(), null);
            if (!found) {
                add(StatedOutput.Kind.DIRECTORY, Room.WORK, true);
            }
        }
    }

    /** States what functions on files ask for; false when an argument is unknown, so that anything may be asked for. */
    private boolean search(Expression expression) {
        boolean known = true;
        if (expression instanceof Expression.FunctionCall call
                && !call.arguments().isEmpty()) {
            try {
                if (call.name().startsWith("read_")) {
                    Value read = evaluator.evaluate(call.arguments().getFirst());
                    inline(read, LONG.contains(call.name()));
                    return true;
                }
                if (call.name().equals("glob")) {
                    glob(evaluator.evaluate(call.arguments().getFirst()));
                } else if (call.name().equals("size")) {
                    Value value = evaluator.evaluate(call.arguments().getFirst());
                    Values.files(
                            value instanceof Value.Str(String text) ? Value.File.of(text) : value,
                            file -> file(file, true));
                }
            } catch (StatingFiles.Unknown | EvaluationFault | ValueFault unknown) {
                known = false;
            }
        }
        for (Expression child : Syntax.children(expression)) {
            known &= search(child);
        }
        return known;
    }

    /** A long text may not fit inline: the file is kept too, and read when it does not. */
    private void inline(Value argument, boolean maybeLong) {
        Value.File file = (Value.File) Coercion.to(WdlType.FILE, argument);
        if (!files.isKnown(file)) {
            add(StatedOutput.Kind.INLINE, Paths.absolute(file.uri()), false);
            if (maybeLong) {
                add(StatedOutput.Kind.FILE, Paths.absolute(file.uri()), true);
            }
        }
    }

    private void glob(Value pattern) {
        String text = ((Value.Str) Coercion.to(WdlType.STRING, pattern)).value();
        Globs.expanded(Paths.absolute(text)).forEach(plain -> add(StatedOutput.Kind.GLOB, plain, true));
    }

    private void file(Value.File file, boolean optional) {
        if (!files.isKnown(file)) {
            add(StatedOutput.Kind.FILE, Paths.absolute(file.uri()), optional);
        }
    }

    /** What one output needs, the task must bring, even if another could do without. */
    private void add(StatedOutput.Kind kind, String path, boolean optional) {
        stated.merge(
                kind + path,
                new StatedOutput(kind, path, optional),
                (one, other) -> new StatedOutput(kind, path, one.optional() && other.optional()));
    }

    private static boolean optionalFiles(WdlType type) {
        return switch (type) {
            case WdlType.OptionalType ignored -> true;
            case WdlType.ArrayType(WdlType element, boolean ignored) -> optionalFiles(element);
            case WdlType.MapType(WdlType ignored, WdlType value) -> optionalFiles(value);
            case WdlType.PairType(WdlType left, WdlType right) -> optionalFiles(left) || optionalFiles(right);
            case WdlType.StructType struct ->
                struct.members().values().stream().anyMatch(OutputStatement::optionalFiles);
            default -> false;
        };
    }

    static boolean holdsFiles(WdlType type) {
        return switch (type) {
            case WdlType.Primitive primitive -> primitive == WdlType.FILE;
            case WdlType.OptionalType(WdlType inner) -> holdsFiles(inner);
            case WdlType.ArrayType(WdlType element, boolean ignored) -> holdsFiles(element);
            case WdlType.MapType(WdlType key, WdlType value) -> holdsFiles(key) || holdsFiles(value);
            case WdlType.PairType(WdlType left, WdlType right) -> holdsFiles(left) || holdsFiles(right);
            case WdlType.StructType struct -> struct.members().values().stream().anyMatch(OutputStatement::holdsFiles);
            default -> false;
        };
    }
}
