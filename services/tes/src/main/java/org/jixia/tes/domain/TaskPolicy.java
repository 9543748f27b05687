package org.jixia.tes.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Fault;
import org.jixia.tes.domain.TaskDocument.Resources;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;

/** Checks one task as a whole, with all its faults, and makes of its resources what it will get on this host. */
public final class TaskPolicy {
    /** Backend parameters by their names as listed; keys are compared without case. */
    public static final List<String> PARAMETERS = List.of(
            "hostTools",
            "networkAccess",
            "timeLimitMs",
            "tmpDiskGb",
            "memoryBytes",
            "diskBytes",
            "cpuMillis",
            "inline",
            "clampToHost");

    private static final long GIB = 1L << 30;
    private static final long DEFAULT_MEMORY = 2 * GIB;
    private static final long DEFAULT_DISK = 10 * GIB;
    /** Below these no command starts, and a host would be full of tasks that are granted nothing. */
    static final long LEAST_CPU = 100;

    static final long LEAST_MEMORY = 16L << 20;
    /** Of all inputs that come with the task itself: they are kept with it, and read into memory when it starts. */
    static final int MOST_CONTENT = 1 << 20;

    /** The kernel takes no longer single argument. */
    private static final int LONGEST_ARGUMENT = 128 * 1024 - 1;

    private static final String PROCESS = "process";
    private static final String CONTAINER = "container";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 2048;

    private static final Set<String> KINDS = Set.of("FILE", "DIRECTORY");
    private static final List<String> ADDRESSES = List.of("drs://", "s3://", "gs://", "https://");

    private final Host host;
    private final long timeLimitMillis;
    private final TaskDocument task;
    private final UUID workspace;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> parameters = new HashMap<>();

    private TaskPolicy(Host host, long timeLimitMillis, TaskDocument task, UUID workspace) {
        this.host = host;
        this.timeLimitMillis = timeLimitMillis;
        this.task = task;
        this.workspace = workspace;
    }

    /** The outcome: the document without parameters that are not known here, and the ask; or the faults. */
    public record Checked(TaskDocument document, Ask ask, List<Fault> faults) {}

    public static Checked check(TaskDocument task, UUID workspace, Host host, long timeLimitMillis) {
        return new TaskPolicy(host, timeLimitMillis, task, workspace).check();
    }

    private Checked check() {
        parameters();
        executors();
        inputs();
        outputs();
        size();
        task.volumes().forEach(volume -> absolute(volume, "volumes"));
        if (task.toString().indexOf('\0') >= 0) {
            fault(TaskError.VALUE_REFUSED, "", "NUL", "texts without NUL characters");
        }
        var backend = backend();
        var memory = memory();
        var ask = new Ask(
                Math.min(cpu(), host.cpuMillis()),
                memory,
                Math.min(disk(), host.diskBytes()),
                number("timelimitms", timeLimitMillis),
                flag("networkaccess"),
                inline(),
                backend,
                hostTools(backend),
                List.copyOf(warnings));
        if (faults.isEmpty()) {
            backendRefusal(ask);
        }
        return new Checked(known(), ask, List.copyOf(faults));
    }

    private void fault(ErrorCode code, String where, Object... arguments) {
        faults.add(Fault.of(code, where, arguments));
    }

    private Resources resources() {
        return task.resources() == null
                ? new Resources(null, null, null, null, List.of(), Map.of(), null)
                : task.resources();
    }

    private void parameters() {
        resources().backendParameters().forEach((name, value) -> {
            if (PARAMETERS.stream().anyMatch(name::equalsIgnoreCase)) {
                parameters.put(name.toLowerCase(Locale.ROOT), value == null ? "" : value);
            } else if (Boolean.TRUE.equals(resources().strict())) {
                fault(TaskError.PARAMETER_UNKNOWN, "resources.backend_parameters", name);
            } else {
                warnings.add("backend parameter " + name + " is not known here and was ignored");
            }
        });
    }

    /** Unknown parameters are neither kept nor returned (TES 1.1, backend_parameters). */
    private TaskDocument known() {
        if (task.resources() == null) {
            return task;
        }
        var r = task.resources();
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

    private void executors() {
        if (task.executors().isEmpty()) {
            fault(TaskError.FIELD_MISSING, "executors");
        }
        for (var i = 0; i < task.executors().size(); i++) {
            var executor = task.executors().get(i);
            var at = "executors[" + i + "].";
            if (executor.image() == null || executor.image().isBlank()) {
                fault(TaskError.FIELD_MISSING, at + "image");
            }
            if (executor.command().isEmpty()) {
                fault(TaskError.FIELD_MISSING, at + "command");
            }
            if (executor.command().stream().anyMatch(a -> a.length() > LONGEST_ARGUMENT)) {
                fault(
                        TaskError.VALUE_REFUSED,
                        at + "command",
                        "…",
                        "arguments of at most 128 KiB; pass more as content");
            }
            optional(executor.workdir(), at + "workdir");
            optional(executor.stdin(), at + "stdin");
            optional(executor.stdout(), at + "stdout");
            optional(executor.stderr(), at + "stderr");
            for (var name : executor.env().keySet()) {
                if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    fault(TaskError.VALUE_REFUSED, at + "env", name, "names of letters, digits and _");
                }
            }
        }
    }

    private void size() {
        var bytes = task.inputs().stream()
                .mapToLong(input -> input.content() == null ? 0 : input.content().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        for (var executor : task.executors()) {
            bytes += Stream.concat(executor.command().stream(), executor.env().values().stream())
                    .mapToLong(String::length)
                    .sum();
        }
        if (bytes > MOST_CONTENT) {
            fault(TaskError.CONTENT_TOO_LARGE, "inputs", bytes, MOST_CONTENT);
        }
    }

    private void inputs() {
        for (var i = 0; i < task.inputs().size(); i++) {
            var input = task.inputs().get(i);
            var at = "inputs[" + i + "].";
            required(input.path(), at + "path");
            kind(input.type(), at + "type");
            if (input.literal()) {
                continue;
            }
            if (input.url() == null && input.content() != null) {
                continue;
            }
            if (input.url() == null || input.url().isBlank()) {
                fault(TaskError.FIELD_MISSING, at + "url");
            } else if ("DIRECTORY".equals(input.type())) {
                fault(TaskError.DIRECTORY_REFUSED, at + "type", input.url());
            } else if (ADDRESSES.stream().noneMatch(input.url()::startsWith)) {
                fault(TaskError.ADDRESS_REFUSED, at + "url", input.url());
            }
        }
    }

    private void outputs() {
        var inline = inline();
        var bucket = "s3://ws-" + workspace + "/";
        for (var i = 0; i < task.outputs().size(); i++) {
            var output = task.outputs().get(i);
            var at = "outputs[" + i + "].";
            required(output.path(), at + "path");
            kind(output.type(), at + "type");
            if (output.path() == null) {
                continue;
            }
            var url = output.url() == null ? "" : output.url();
            if (!(url.isEmpty() && inline.contains(output.path())) && !sound(url, bucket)) {
                fault(TaskError.OUTPUT_REFUSED, at + "url", url, "ws-" + workspace);
            }
            if (output.wild() && output.pathPrefix() == null) {
                fault(TaskError.PREFIX_MISSING, at + "path_prefix");
            }
        }
    }

    private static boolean sound(String url, String bucket) {
        return url.startsWith(bucket) && url.length() > bucket.length() && !("/" + url + "/").contains("/../");
    }

    private void required(String path, String where) {
        if (path == null) {
            fault(TaskError.FIELD_MISSING, where);
        } else {
            absolute(path, where);
        }
    }

    private void optional(String path, String where) {
        if (path != null && !path.isEmpty()) {
            absolute(path, where);
        }
    }

    private void absolute(String path, String where) {
        if (path == null || !path.startsWith("/") || (path + "/").contains("/../") || path.contains("\n")) {
            fault(TaskError.NOT_ABSOLUTE, where, String.valueOf(path));
        } else if (isTooLong(path)) {
            fault(TaskError.PATH_TOO_LONG, where, LONGEST_NAME, LONGEST_PATH);
        }
    }

    /** File systems take no longer ones; the rest of a path on the host is left for the task's room. */
    private static boolean isTooLong(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH
                || Stream.of(path.split("/")).anyMatch(n -> n.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME);
    }

    private void kind(String kind, String where) {
        if (kind != null && !KINDS.contains(kind)) {
            fault(TaskError.VALUE_REFUSED, where, kind, "FILE or DIRECTORY");
        }
    }

    private boolean flag(String name) {
        return Boolean.parseBoolean(parameters.get(name));
    }

    private long number(String name, long otherwise) {
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
        fault(TaskError.VALUE_REFUSED, "resources.backend_parameters." + name, text, "a whole number above 0");
        return otherwise;
    }

    /** Nothing and 0 mean what is usual here. */
    private void notNegative(Number amount, String where) {
        if (amount != null && amount.doubleValue() < 0) {
            fault(TaskError.VALUE_REFUSED, where, amount.toString(), "a number above 0");
        }
    }

    private long atLeast(long least, long asked, String unit) {
        if (asked < least) {
            warnings.add("asked for " + asked + " " + unit + ", got " + least + ", the least that is granted");
        }
        return Math.max(least, asked);
    }

    private long cpu() {
        var cores = resources().cpuCores();
        notNegative(cores, "resources.cpu_cores");
        var ask = atLeast(
                LEAST_CPU, number("cpumillis", cores == null || cores < 1 ? 1000 : cores * 1000L), "millicores");
        if (ask > host.cpuMillis()) {
            warnings.add("asked for " + ask + " millicores, got the " + host.cpuMillis() + " of this host");
        }
        return ask;
    }

    private long memory() {
        var gigabytes = resources().ramGb();
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

    private long disk() {
        var gigabytes = resources().diskGb();
        notNegative(gigabytes, "resources.disk_gb");
        var ask = number("diskbytes", gigabytes == null || gigabytes <= 0 ? DEFAULT_DISK : (long) (gigabytes * GIB));
        return ask + number("tmpdiskgb", 0) * GIB;
    }

    /** A JSON list of texts, read by hand: the domain knows no JSON library, and paths need little of it. */
    private List<String> inline() {
        var text = parameters.getOrDefault("inline", "");
        return text.isBlank()
                ? List.of()
                : InlinePaths.parse(text).orElseGet(() -> {
                    fault(TaskError.VALUE_REFUSED, "resources.backend_parameters.inline", text, "a JSON list of paths");
                    return List.of();
                });
    }

    /** The host's own tools where they are asked for or stand in for an image that no engine holds; else containers. */
    private String backend() {
        var images = task.executors().stream()
                .map(TaskDocument.Executor::image)
                .filter(Objects::nonNull)
                .toList();
        var process = host.backends().contains(PROCESS);
        if (process && images.stream().allMatch(this::onHost)) {
            return PROCESS;
        }
        if (host.backends().contains(CONTAINER) && !images.contains(Host.IMAGE)) {
            return CONTAINER;
        }
        for (var i = 0; i < task.executors().size(); i++) {
            var image = task.executors().get(i).image();
            if (image != null && !(process && onHost(image))) {
                fault(TaskError.IMAGE_UNKNOWN, "executors[" + i + "].image", image);
            }
        }
        return PROCESS;
    }

    private boolean onHost(String image) {
        return Host.IMAGE.equals(image) || flag("hosttools") || host.images().containsKey(image) && !host.holds(image);
    }

    private Map<String, String> hostTools(String backend) {
        if (!backend.equals(PROCESS)) {
            return null;
        }
        var tools = new TreeMap<String, String>();
        for (var executor : task.executors()) {
            var mapped = executor.image() == null ? null : host.images().get(executor.image());
            tools.putAll(mapped == null ? host.ownTools() : mapped);
        }
        return tools;
    }

    private void backendRefusal(Ask ask) {
        var paths = new ArrayList<String>(task.volumes());
        task.inputs().forEach(input -> paths.add(input.path()));
        task.outputs().forEach(output -> paths.add(output.path()));
        for (var executor : task.executors()) {
            paths.add(executor.workdir() == null ? Launch.DEFAULT_WORKDIR : executor.workdir());
            paths.add(executor.stdout() == null ? "/" : executor.stdout());
            paths.add(executor.stderr() == null ? "/" : executor.stderr());
        }
        var images = task.executors().stream()
                .map(TaskDocument.Executor::image)
                .filter(Objects::nonNull)
                .toList();
        host.refuses(ask.backend(), new Requirements(images, paths, ask.network()))
                .ifPresent(sentence -> fault(TaskError.BACKEND_REFUSES, "", sentence));
    }
}
