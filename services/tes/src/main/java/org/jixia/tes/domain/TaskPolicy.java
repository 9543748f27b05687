package org.jixia.tes.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.Fault;
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

    /** Of all inputs that come with the task itself: they are kept with it, and read into memory when it starts. */
    static final int MOST_CONTENT = 1 << 20;

    /** The kernel takes no longer single argument. */
    private static final int LONGEST_ARGUMENT = 128 * 1024 - 1;

    private static final String PROCESS = "process";
    private static final String CONTAINER = "container";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 2048;

    private static final List<String> KINDS = List.of("FILE", "DIRECTORY");
    private static final List<String> ADDRESSES = List.of("drs://", "s3://", "gs://", "https://");

    private final Host host;
    private final long timeLimitMillis;
    private final TaskDocument task;
    private final UUID workspace;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final ResourcePolicy resources;

    private TaskPolicy(Host host, long timeLimitMillis, TaskDocument task, UUID workspace) {
        this.host = host;
        this.timeLimitMillis = timeLimitMillis;
        this.task = task;
        this.workspace = workspace;
        this.resources = new ResourcePolicy(host, task.resources(), faults, warnings);
    }

    /** The outcome: the document without parameters that are not known here, and the ask; or the faults. */
    public record Checked(TaskDocument document, Ask ask, List<Fault> faults) {}

    public static Checked check(TaskDocument task, UUID workspace, Host host, long timeLimitMillis) {
        return new TaskPolicy(host, timeLimitMillis, task, workspace).check();
    }

    private Checked check() {
        executors();
        inputs();
        outputs();
        size();
        task.volumes().forEach(volume -> absolute(volume, "volumes"));
        if (task.toString().indexOf('\0') >= 0) {
            fault(TaskError.VALUE_REFUSED, "", "NUL", Expected.WITHOUT_NUL);
        }
        var backend = backend();
        var memory = resources.memory();
        var ask = new Ask(
                Math.min(resources.cpu(), host.cpuMillis()),
                memory,
                Math.min(resources.disk(), host.diskBytes()),
                resources.number("timelimitms", timeLimitMillis),
                resources.flag("networkaccess"),
                resources.inline(),
                backend,
                hostTools(backend),
                List.copyOf(warnings));
        if (faults.isEmpty()) {
            backendRefusal(ask);
        }
        return new Checked(resources.known(task), ask, List.copyOf(faults));
    }

    private void fault(ErrorCode code, String where, Object... arguments) {
        faults.add(Fault.of(code, where, arguments));
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
                fault(TaskError.VALUE_REFUSED, at + "command", "…", Expected.ARGUMENTS.of(LONGEST_ARGUMENT));
            }
            optional(executor.workdir(), at + "workdir");
            optional(executor.stdin(), at + "stdin");
            optional(executor.stdout(), at + "stdout");
            optional(executor.stderr(), at + "stderr");
            for (var name : executor.env().keySet()) {
                if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    fault(TaskError.VALUE_REFUSED, at + "env", name, Expected.VARIABLE);
                }
            }
        }
    }

    private void size() {
        var bytes = task.inputs().stream()
                .mapToLong(
                        input -> input.content() == null ? 0 : input.content().getBytes(StandardCharsets.UTF_8).length)
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
        var inline = resources.inline();
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
            fault(TaskError.PATH_NOT_ABSOLUTE, where, String.valueOf(path));
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
            fault(TaskError.VALUE_REFUSED, where, kind, Expected.ONE_OF.of(KINDS));
        }
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
        return Host.IMAGE.equals(image)
                || resources.flag("hosttools")
                || host.images().containsKey(image) && !host.holds(image);
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
