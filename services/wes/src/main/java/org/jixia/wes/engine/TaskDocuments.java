package org.jixia.wes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.StagedInput;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunOptions;
import org.jixia.wes.domain.Tasks.Host;

/** Writes an attempt as a TES task: the script as an input, the stated outputs under the run's folder of the workspace. */
final class TaskDocuments {

    private static final double GIB = 1L << 30;
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    /** Stands where a document names no image; the process backend runs it with the host's own tools. */
    static final String HOST_IMAGE = "host";

    private final ObjectMapper json;

    TaskDocuments(ObjectMapper json) {
        this.json = json;
    }

    Map<String, Object> of(Run run, TaskSpec spec, Host host) {
        var task = new LinkedHashMap<String, Object>();
        task.put("name", spec.call());
        task.put("description", spec.task());
        task.put("inputs", inputs(spec));
        task.put("outputs", outputs(run, spec));
        task.put("resources", resources(run.options(), spec));
        task.put("executors", List.of(executor(spec, host)));
        if (!spec.resources().mounts().isEmpty()) {
            task.put("volumes", spec.resources().mounts());
        }
        task.put("tags", Map.of("run", run.id().toString(), "node", spec.node(), "attempt", "" + spec.attempt()));
        return task;
    }

    private static List<Map<String, Object>> inputs(TaskSpec spec) {
        var inputs = new ArrayList<Map<String, Object>>();
        inputs.add(Map.of("path", Room.SCRIPT, "type", "FILE", "content", spec.script()));
        for (StagedInput input : spec.inputs()) {
            if (input.content() != null) {
                inputs.add(Map.of("path", input.path(), "type", "FILE", "content", input.content()));
            } else {
                var file = input.file();
                var url = file.drsUri() == null ? file.uri() : file.drsUri();
                inputs.add(Map.of("path", input.path(), "type", "FILE", "url", url));
            }
        }
        return inputs;
    }

    private static List<Map<String, Object>> outputs(Run run, TaskSpec spec) {
        var kept = new LinkedHashSet<String>();
        var outputs = new ArrayList<Map<String, Object>>();
        for (StatedOutput output : spec.outputs()) {
            switch (output.kind()) {
                case FILE -> {
                    if (kept.add(output.path())) {
                        outputs.add(file(run, spec, output));
                    }
                }
                case GLOB -> outputs.add(wild(output.path(), Room.WORK, url(run, spec, Room.WORK)));
                case DIRECTORY ->
                    outputs.add(
                            Map.of("path", output.path(), "type", "DIRECTORY", "url", url(run, spec, output.path())));
                case INLINE -> {
                    // stated below, where no other output brings the same file
                }
            }
        }
        for (StatedOutput output : spec.outputs()) {
            if (output.kind() == StatedOutput.Kind.INLINE && kept.add(output.path())) {
                outputs.add(
                        output.optional()
                                ? wild(stated(output), Room.ROOT, "")
                                : Map.of("path", output.path(), "type", "FILE", "url", ""));
            }
        }
        return outputs;
    }

    private static Map<String, Object> file(Run run, TaskSpec spec, StatedOutput output) {
        if (!output.optional()) {
            return Map.of("path", output.path(), "type", "FILE", "url", url(run, spec, output.path()));
        }
        var prefix = output.path().startsWith(Room.WORK + "/") ? Room.WORK : Room.ROOT;
        return wild(stated(output), prefix, url(run, spec, Room.WORK));
    }

    private static Map<String, Object> wild(String pattern, String prefix, String url) {
        return Map.of("path", pattern, "type", "FILE", "path_prefix", prefix, "url", url);
    }

    /** An output that may be missing is stated as a wildcard that matches its name only: TES takes a wildcard without a match. */
    static String stated(StatedOutput output) {
        var path = output.path();
        if (!output.optional() || output.kind() == StatedOutput.Kind.GLOB) {
            return path;
        }
        for (int i = path.length() - 1; i > path.lastIndexOf('/'); i--) {
            if (Character.isLetterOrDigit(path.charAt(i))) {
                return path.substring(0, i) + "[" + path.charAt(i) + "]" + path.substring(i + 1);
            }
        }
        return path;
    }

    /** The paths of inline texts, written as they stand among the outputs. */
    private static List<String> inline(TaskSpec spec) {
        var files = new java.util.HashMap<String, String>();
        spec.outputs().stream()
                .filter(output -> output.kind() == StatedOutput.Kind.FILE)
                .forEach(output -> files.putIfAbsent(output.path(), stated(output)));
        return spec.outputs().stream()
                .filter(output -> output.kind() == StatedOutput.Kind.INLINE)
                .map(output -> files.getOrDefault(output.path(), stated(output)))
                .distinct()
                .toList();
    }

    private static String url(Run run, TaskSpec spec, String path) {
        return "s3://ws-" + run.workspace() + "/" + folder(run, spec) + below(path);
    }

    /** runs/RUN/CALL/[shard-N/][attempt-N/]: the call without the workflow's own name, a folder for each index. */
    static String folder(Run run, TaskSpec spec) {
        String node = spec.node();
        int workflowEnd = node.indexOf('.');
        String calls = workflowEnd < 0 ? node : node.substring(workflowEnd + 1);
        String folders = INDEX.matcher(calls.replace('.', '/')).replaceAll("/shard-$1");
        return "runs/" + run.id() + "/" + folders + "/" + (spec.attempt() > 1 ? "attempt-" + spec.attempt() + "/" : "");
    }

    private static String below(String path) {
        if (path.equals(Room.WORK)) {
            return "";
        }
        if (path.startsWith(Room.WORK + "/")) {
            return path.substring(Room.WORK.length() + 1);
        }
        return path.startsWith(Room.ROOT + "/") ? path.substring(Room.ROOT.length() + 1) : path.substring(1);
    }

    private Map<String, Object> resources(RunOptions options, TaskSpec spec) {
        Resources asked = spec.resources();
        var resources = new LinkedHashMap<String, Object>();
        resources.put("cpu_cores", Math.max(1, (asked.cpuMillis() + 999) / 1000));
        resources.put("ram_gb", asked.memoryBytes() / GIB);
        if (asked.diskBytes() > 0) {
            resources.put("disk_gb", asked.diskBytes() / GIB);
        }
        if (asked.preemptible() > 0) {
            resources.put("preemptible", true);
        }
        var more = new LinkedHashMap<String, String>();
        more.put("cpuMillis", "" + asked.cpuMillis());
        more.put("memoryBytes", "" + asked.memoryBytes());
        if (asked.diskBytes() > 0) {
            more.put("diskBytes", "" + asked.diskBytes());
        }
        if (options.clampToHost()) {
            more.put("clampToHost", "true");
        }
        if (options.hostTools()) {
            more.put("hostTools", "true");
        }
        putList(more, "inline", inline(spec));
        resources.put("backend_parameters", more);
        return resources;
    }

    private void putList(Map<String, String> into, String name, List<String> paths) {
        try {
            if (!paths.isEmpty()) {
                into.put(name, json.writeValueAsString(paths));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> executor(TaskSpec spec, Host host) {
        var executor = new LinkedHashMap<String, Object>();
        executor.put("image", image(spec, host));
        executor.put("command", List.of("/bin/bash", Room.SCRIPT));
        executor.put("workdir", Room.WORK);
        executor.put("stdout", Room.STDOUT);
        executor.put("stderr", Room.STDERR);
        executor.put(
                "env",
                Map.of(
                        "MEM_SIZE",
                        String.format(
                                java.util.Locale.ROOT, "%.2f", spec.resources().memoryBytes() / GIB),
                        "MEM_UNIT",
                        "GB"));
        if (spec.ignoreExitCode()) {
            executor.put("ignore_error", true);
        }
        return executor;
    }

    /** Any of the task's images will do: the first that this host knows, else the first. */
    static String image(TaskSpec spec, Host host) {
        if (spec.containers().isEmpty()) {
            return HOST_IMAGE;
        }
        return spec.containers().stream()
                .filter(host.images()::containsKey)
                .findFirst()
                .orElse(spec.containers().getFirst());
    }
}
