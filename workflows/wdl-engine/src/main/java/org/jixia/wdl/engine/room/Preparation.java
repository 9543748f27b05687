package org.jixia.wdl.engine.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixia.wdl.engine.evaluation.Caps;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.evaluation.Evaluator;
import org.jixia.wdl.engine.evaluation.Facts;
import org.jixia.wdl.engine.task.CacheKey;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.StagedInput;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.engine.value.Values;
import org.jixia.wdl.engine.value.Weights;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.types.WdlType;

/**
 * From a call to what is to be run, and from what came of it to the call's outputs. Both begin by making the room anew,
 * so that nothing is kept while a task runs.
 */
public final class Preparation {
    private static final String KEY_VERSION = "1";
    /** Bytes of inputs in memory, several times those of their text. */
    private static final long MOST_GIVEN = 32 * 1024;

    private final CallSite site;
    private final Facts facts;
    private final TaskScope scope;
    private final Runtime runtime;

    /** Throws NeedsFacts or EvaluationFault. */
    public Preparation(CallSite site, Facts facts) {
        this.site = site;
        this.facts = facts;
        this.scope = new TaskScope(site.plan(), site.given(), facts);
        this.runtime = RuntimeReader.read(site, scope);
    }

    public Runtime runtime() {
        return runtime;
    }

    public TaskSpec spec(int attempt) {
        String script = scope.evaluator().text(site.plan().task().command().parts());
        if (script.length() > Caps.COMMAND_CHARACTERS) {
            throw new EvaluationFault(
                    "command_too_large",
                    List.of(String.valueOf(Caps.COMMAND_CHARACTERS)),
                    site.plan().task().position(),
                    null);
        }
        List<StatedOutput> outputs = OutputStatement.of(scope, facts, runtime.failOnStderr());
        List<StagedInput> inputs = scope.room().inputs();
        boolean judged =
                runtime.returnCodes().any() || !runtime.returnCodes().codes().equals(java.util.Set.of(0));
        return new TaskSpec(
                site.node(),
                attempt,
                site.node(),
                site.plan().task().name(),
                script,
                inputs,
                outputs,
                runtime.containers(),
                runtime.resources(),
                judged,
                key(inputs),
                given());
    }

    /** Kept with each call, so that ten thousand of them stay a small table. */
    private String given() {
        Map<String, Value> inputs = scope.inputs();
        if (Weights.written(Value.Obj.of(inputs), MOST_GIVEN) >= MOST_GIVEN) {
            return null;
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        inputs.forEach((name, value) -> values.set(name, ValueJson.toJson(value, ValueJson.Files.DRS)));
        return values.toString();
    }

    /** Null when the task says it is volatile, or when an input has no digest. */
    private CacheKey key(List<StagedInput> inputs) {
        boolean digested = inputs.stream()
                .allMatch(input -> input.file() == null || input.file().sha256() != null);
        if (site.plan().isVolatile() || !digested) {
            return null;
        }
        List<CacheKey.Component> parts = new ArrayList<>();
        parts.add(new CacheKey.Component("key version", KEY_VERSION));
        parts.add(new CacheKey.Component("task", site.plan().digest()));
        scope.inputs().forEach((name, value) -> parts.add(new CacheKey.Component("input " + name, known(value))));
        scope.room().staged().forEach((path, file) -> parts.add(new CacheKey.Component("file " + path, file.sha256())));
        parts.add(new CacheKey.Component("container", String.join(",", runtime.containers())));
        parts.add(new CacheKey.Component("return codes", runtime.returnCodes().toString()));
        parts.add(new CacheKey.Component("fail on stderr", Boolean.toString(runtime.failOnStderr())));
        return new CacheKey(parts);
    }

    /** An input as the command can see it: values, base names, which files share a directory, and contents. */
    private static String known(Value value) {
        Value marked = Values.mapFiles(
                value,
                file -> Value.File.of(file.uri()
                        + (file.info() == null ? "" : "#" + file.info().sha256())));
        return CacheKey.digestOf(
                ValueJson.toJson(marked, ValueJson.Files.ADDRESS).toString());
    }

    /** Why a task that ended by itself is not a success, or null. */
    public String fault(TaskResult result) {
        if (result.exitCode() != null && !runtime.returnCodes().accepts(result.exitCode())) {
            return "exit_code";
        }
        String stderr = result.inline().get(Room.STDERR);
        boolean silent = stderr != null && stderr.isEmpty();
        return runtime.failOnStderr() && !silent ? "stderr_not_empty" : null;
    }

    /** The outputs by name; absent optional files are None. */
    public Map<String, Value> outputs(TaskResult result) {
        OutputFiles files = new OutputFiles(scope.room(), facts, result);
        Map<String, Value> raw = new LinkedHashMap<>();
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (Declaration output : site.plan().task().outputs()) {
            outputs.put(output.name(), output(output, raw, files));
        }
        return outputs;
    }

    private Value output(Declaration output, Map<String, Value> raw, OutputFiles files) {
        try {
            Evaluator evaluator = scope.outputs(new Demanded(raw, files), files);
            Value value = raw.containsKey(output.name()) ? raw.get(output.name()) : evaluator.declared(output);
            raw.put(output.name(), value);
            return stored(value, site.plan().typeOf(output), files);
        } catch (ValueFault fault) {
            throw new EvaluationFault(
                    fault.code(),
                    fault.arguments(),
                    output.position(),
                    output.value().orElse(null));
        }
    }

    /** Outputs that other outputs read before their turn. */
    private final class Demanded extends java.util.AbstractMap<String, Value> {
        private final Map<String, Value> raw;
        private final OutputFiles files;

        Demanded(Map<String, Value> raw, OutputFiles files) {
            this.raw = raw;
            this.files = files;
        }

        @Override
        public Value get(Object name) {
            Value known = raw.get(name);
            if (known != null) {
                return known;
            }
            for (Declaration output : site.plan().task().outputs()) {
                if (output.name().equals(name)) {
                    Value value = scope.outputs(this, files).declared(output);
                    raw.put(output.name(), value);
                    return value;
                }
            }
            return null;
        }

        @Override
        public java.util.Set<Entry<String, Value>> entrySet() {
            return raw.entrySet();
        }
    }

    /** The value with each file replaced by the stored one. */
    private static Value stored(Value value, WdlType type, OutputFiles files) {
        return switch (type) {
            case WdlType.OptionalType(WdlType inner)
            when inner == WdlType.FILE && value instanceof Value.File file ->
                files.find(file).<Value>map(found -> found).orElse(Value.None.NONE);
            case WdlType.OptionalType(WdlType inner) -> value.isNone() ? value : stored(value, inner, files);
            case WdlType.ArrayType(WdlType element, boolean ignored)
            when value instanceof Value.Array(var items) ->
                new Value.Array(
                        items.stream().map(item -> stored(item, element, files)).toList());
            case WdlType.MapType(WdlType key, WdlType item)
            when value instanceof Value.Map(var entries) -> {
                Map<Value, Value> changed = new LinkedHashMap<>();
                entries.forEach((one, other) -> changed.put(stored(one, key, files), stored(other, item, files)));
                yield new Value.Map(changed);
            }
            case WdlType.PairType(WdlType left, WdlType right)
            when value instanceof Value.Pair(Value one, Value other) ->
                new Value.Pair(stored(one, left, files), stored(other, right, files));
            case WdlType.StructType struct
            when value instanceof Value.Obj(String name, var members) -> {
                Map<String, Value> changed = new LinkedHashMap<>();
                members.forEach((member, item) ->
                        changed.put(member, stored(item, struct.members().getOrDefault(member, WdlType.ANY), files)));
                yield new Value.Obj(name, changed);
            }
            default ->
                Values.mapFiles(
                        value,
                        file -> files.find(file)
                                .orElseThrow(() -> new ValueFault("output_missing", file.uri(), files.shownFiles())));
        };
    }
}
