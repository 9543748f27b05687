package org.jixia.tes.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.Fault;
import org.jixia.tes.domain.TaskDocument.Resources;

/** Reads what a task asks for of a host: cpu, memory, disk and the backend parameters; adds to the faults and warnings of the whole. */
final class ResourcePolicy {
    /** Below these no command starts, and a host would be full of tasks that are granted nothing. */
    static final long LEAST_CPU = 100;

    static final long LEAST_MEMORY = 16L << 20;

    private static final long GIB = 1L << 30;
    private static final long DEFAULT_MEMORY = 2 * GIB;
    private static final long DEFAULT_DISK = 10 * GIB;

    private final Host host;
    private final Resources resources;
    private final List<Fault> faults;
    private final List<String> warnings;
    private final Map<String, String> parameters = new HashMap<>();
    private final List<String> inline;

    ResourcePolicy(Host host, Resources asked, List<Fault> faults, List<String> warnings) {
        this.host = host;
        this.resources = asked == null ? new Resources(null, null, null, null, List.of(), Map.of(), null) : asked;
        this.faults = faults;
        this.warnings = warnings;
        parameters();
        this.inline = paths();
    }

    /** Paths of outputs whose content comes with the result. */
    List<String> inline() {
        return inline;
    }

    private void fault(ErrorCode code, String where, Object... arguments) {
        faults.add(Fault.of(code, where, arguments));
    }

    private void parameters() {
        resources.backendParameters().forEach((name, value) -> {
            if (TaskPolicy.PARAMETERS.stream().anyMatch(name::equalsIgnoreCase)) {
                parameters.put(name.toLowerCase(Locale.ROOT), value == null ? "" : value);
            } else if (Boolean.TRUE.equals(resources.strict())) {
                fault(TaskError.PARAMETER_UNKNOWN, "resources.backend_parameters", name);
            } else {
                warnings.add("backend parameter " + name + " is not known here and was ignored");
            }
        });
    }

    /** Unknown parameters are neither kept nor returned (TES 1.1, backend_parameters). */
    TaskDocument known(TaskDocument task) {
        if (task.resources() == null) {
            return task;
        }
        var r = resources;
        var kept = new TreeMap<String, String>();
        r.backendParameters().forEach((name, value) -> {
            if (parameters.containsKey(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, value);
            }
        });
        return new TaskDocument(
                task.name(),
                task.description(),
                task.inputs(),
                task.outputs(),
                new Resources(r.cpuCores(), r.preemptible(), r.ramGb(), r.diskGb(), r.zones(), kept, r.strict()),
                task.executors(),
                task.volumes(),
                task.tags());
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(parameters.get(name));
    }

    long number(String name, long otherwise) {
        var text = parameters.get(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            var value = Long.parseLong(text.strip());
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException refusedBelow) {
            // the same fault as a number below 1
        }
        fault(TaskError.VALUE_REFUSED, "resources.backend_parameters." + name, text, Expected.WHOLE_NUMBER_FROM.of(1));
        return otherwise;
    }

    /** Nothing and 0 mean what is usual here. */
    private void notNegative(Number amount, String where) {
        if (amount != null && amount.doubleValue() < 0) {
            fault(TaskError.VALUE_REFUSED, where, amount.toString(), Expected.NUMBER_FROM.of(0));
        }
    }

    private long atLeast(long least, long asked, String unit) {
        if (asked < least) {
            warnings.add("asked for " + asked + " " + unit + ", got " + least + ", the least that is granted");
        }
        return Math.max(least, asked);
    }

    long cpu() {
        var cores = resources.cpuCores();
        notNegative(cores, "resources.cpu_cores");
        var ask = atLeast(
                LEAST_CPU, number("cpumillis", cores == null || cores < 1 ? 1000 : cores * 1000L), "millicores");
        if (ask > host.cpuMillis()) {
            warnings.add("asked for " + ask + " millicores, got the " + host.cpuMillis() + " of this host");
        }
        return ask;
    }

    long memory() {
        var gigabytes = resources.ramGb();
        notNegative(gigabytes, "resources.ram_gb");
        var ask = atLeast(
                LEAST_MEMORY,
                number("memorybytes", gigabytes == null || gigabytes <= 0 ? DEFAULT_MEMORY : (long) (gigabytes * GIB)),
                "bytes of memory");
        if (ask <= host.memoryBytes()) {
            return ask;
        }
        if (flag("clamptohost") || gigabytes == null && !parameters.containsKey("memorybytes")) {
            warnings.add("asked for " + ask + " bytes of memory, got the " + host.memoryBytes() + " of this host");
            return host.memoryBytes();
        }
        fault(TaskError.MEMORY_TOO_LARGE, "resources.ram_gb", ask, host.memoryBytes());
        return ask;
    }

    long disk() {
        var gigabytes = resources.diskGb();
        notNegative(gigabytes, "resources.disk_gb");
        var ask = number("diskbytes", gigabytes == null || gigabytes <= 0 ? DEFAULT_DISK : (long) (gigabytes * GIB));
        return ask + number("tmpdiskgb", 0) * GIB;
    }

    /** A JSON list of texts, read by hand: the domain knows no JSON library, and paths need little of it. */
    private List<String> paths() {
        var text = parameters.getOrDefault("inline", "");
        return text.isBlank()
                ? List.of()
                : InlinePaths.parse(text).orElseGet(() -> {
                    fault(TaskError.VALUE_REFUSED, "resources.backend_parameters.inline", text, Expected.PATHS);
                    return List.of();
                });
    }
}
