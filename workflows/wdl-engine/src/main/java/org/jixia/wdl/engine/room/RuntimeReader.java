package org.jixia.wdl.engine.room;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.engine.evaluation.EvaluationFault;
import org.jixia.wdl.engine.run.Warning;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.task.ReturnCodes;
import org.jixia.wdl.engine.value.Texts;
import org.jixia.wdl.engine.value.Value;
import org.jixia.wdl.engine.value.ValueFault;
import org.jixia.wdl.engine.value.ValueJson;
import org.jixia.wdl.language.ast.RuntimeEntry;

/**
 * Reads a runtime section (WDL 1.1, Runtime Section) together with the attributes that workflows in the field use; what
 * cannot be honoured is a warning and the default.
 */
final class RuntimeReader {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final Set<String> IGNORED = Set.of(
            "zones",
            "noAddress",
            "cpuPlatform",
            "bootDiskSizeGb",
            "singularity",
            "conda",
            "checkpointFile",
            "queueArn",
            "time_minutes",
            "maxMemory",
            "predefinedMachineType");

    private final Map<String, Value> attributes = new LinkedHashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final String where;

    private RuntimeReader(CallSite site, TaskScope scope) {
        this.where = site.call();
        site.defaults().forEach((name, json) -> attributes.put(name, ValueJson.untyped(json)));
        for (RuntimeEntry entry : scope.plan().task().runtime()) {
            Value value = scope.evaluator().evaluate(entry.value());
            if (!value.isNone()) {
                attributes.put(entry.name(), value);
            }
        }
        for (Map.Entry<String, JsonNode> entry : site.runtime().entrySet()) {
            attributes.put(entry.getKey(), ValueJson.untyped(entry.getValue()));
        }
    }

    private RuntimeReader(Map<String, Value> attributes, String where) {
        this.where = where;
        this.attributes.putAll(attributes);
    }

    /** What is known of a runtime section before its task is called; throws ValueFault for what has no sense. */
    static Runtime read(Map<String, Value> attributes, String where) {
        return new RuntimeReader(attributes, where).read(0, 1);
    }

    static Runtime read(CallSite site, TaskScope scope) {
        RuntimeReader reader = new RuntimeReader(site, scope);
        try {
            return reader.read(site.maxRetries(), site.memoryFactor());
        } catch (ValueFault fault) {
            throw new EvaluationFault(
                    fault.code(), fault.arguments(), scope.plan().task().position(), null);
        }
    }

    private Runtime read(int maxRetries, double memoryFactor) {
        attributes.keySet().stream()
                .filter(name -> IGNORED.contains(name) || name.startsWith("dx_"))
                .forEach(name -> warn("runtime_ignored", name));
        DiskAsk disk = DiskAsk.of(attributes, this::warn);
        Resources resources = new Resources(
                cpu(),
                (long) Math.ceil(memory() * memoryFactor),
                disk.bytes(),
                disk.mounts(),
                gpus(),
                text("gpuType"),
                (int) number(0, "preemptible"));
        return new Runtime(
                containers(),
                resources,
                returnCodes(),
                truth("failOnStderr"),
                (int) number(maxRetries, "maxRetries", "max_retries"),
                warnings);
    }

    private void warn(String code, String argument) {
        warnings.add(new Warning(code, List.of(argument), where));
    }

    private Value first(String... names) {
        for (String name : names) {
            Value value = attributes.get(name);
            if (value != null && !value.isNone()) {
                return value;
            }
        }
        return null;
    }

    private long cpu() {
        Value value = first("cpu");
        double cpus = value == null ? 1 : decimal("cpu", value);
        if (!(cpus > 0) || cpus > 100_000) {
            throw new ValueFault("runtime_unfit", "cpu", Texts.shown(value));
        }
        return (long) Math.ceil(cpus * 1000);
    }

    private static double decimal(String name, Value value) {
        try {
            return Double.parseDouble(Texts.of(value).strip());
        } catch (NumberFormatException e) {
            throw new ValueFault("runtime_unfit", name, Texts.shown(value));
        }
    }

    private double memory() {
        Value value = first("memory");
        if (value == null) {
            return 2.0 * GIB;
        }
        double bytes;
        try {
            bytes = value instanceof Value.Int(long number) ? number : DiskAsk.amount(Texts.of(value), 1);
        } catch (ValueFault fault) {
            throw new ValueFault("runtime_unfit", "memory", Texts.shown(value));
        }
        if (!(bytes > 0)) {
            throw new ValueFault("runtime_unfit", "memory", Texts.shown(value));
        }
        if (bytes < 4 * MIB) {
            warn("memory_tiny", Texts.shown(value));
        }
        return bytes;
    }

    private int gpus() {
        Value count = first("gpuCount");
        if (count != null) {
            return (int) decimal("gpuCount", count);
        }
        return truth("gpu") || first("gpuType") != null ? 1 : 0;
    }

    private String text(String name) {
        Value value = first(name);
        return value == null ? null : Texts.of(value);
    }

    private double number(double otherwise, String... names) {
        Value value = first(names);
        return value == null || value instanceof Value.Bool ? otherwise : Math.max(0, decimal(names[0], value));
    }

    private boolean truth(String name) {
        Value value = first(name);
        return value instanceof Value.Bool(boolean is)
                ? is
                : value != null && Texts.of(value).equalsIgnoreCase("true");
    }

    private List<String> containers() {
        Value value = first("container", "docker");
        List<String> names = new ArrayList<>();
        if (value instanceof Value.Array(List<Value> items)) {
            items.forEach(item -> names.add(Texts.of(item)));
        } else if (value != null) {
            names.add(Texts.of(value));
        }
        return names.stream()
                .map(name -> name.startsWith("docker://") ? name.substring("docker://".length()) : name)
                .filter(name -> !name.isBlank())
                .toList();
    }

    private ReturnCodes returnCodes() {
        Value value = first("returnCodes", "return_codes", "continueOnReturnCode");
        return switch (value) {
            case null -> ReturnCodes.ZERO;
            case Value.Bool(boolean any) -> any ? ReturnCodes.ANY : ReturnCodes.ZERO;
            case Value.Int(long code) -> new ReturnCodes(false, Set.of((int) code));
            case Value.Str(String text) when text.equals("*") -> ReturnCodes.ANY;
            case Value.Str(String text) when text.equalsIgnoreCase("true") -> ReturnCodes.ANY;
            case Value.Str(String text) when text.equalsIgnoreCase("false") -> ReturnCodes.ZERO;
            case Value.Array(List<Value> items) -> {
                Set<Integer> codes = new HashSet<>();
                items.forEach(item -> codes.add((int) decimal("returnCodes", item)));
                yield new ReturnCodes(false, codes);
            }
            default -> new ReturnCodes(false, Set.of((int) decimal("returnCodes", value)));
        };
    }
}
