package org.jixia.tes.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jixia.tes.api.TesTask.TesExecutor;
import org.jixia.tes.api.TesTask.TesExecutorLog;
import org.jixia.tes.api.TesTask.TesInput;
import org.jixia.tes.api.TesTask.TesOutput;
import org.jixia.tes.api.TesTask.TesOutputFileLog;
import org.jixia.tes.api.TesTask.TesResources;
import org.jixia.tes.api.TesTask.TesTaskLog;
import org.jixia.tes.domain.AttemptLog;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.StreamLog;
import org.jixia.tes.domain.TaskDocument;
import org.jixia.tes.domain.TaskDocument.Executor;
import org.jixia.tes.domain.TaskDocument.Input;
import org.jixia.tes.domain.TaskDocument.Output;
import org.jixia.tes.domain.TaskDocument.Resources;
import org.jixia.tes.domain.TaskHead;

/** Between TES 1.1's words and ours. */
final class TaskMapper {
    private TaskMapper() {}

    static TaskDocument document(TesTask task) {
        return new TaskDocument(
                task.name(),
                task.description(),
                some(task.inputs()).stream()
                        .map(i -> new Input(
                                i.name(), i.description(), i.url(), i.path(), i.type(), i.content(), i.streamable()))
                        .toList(),
                some(task.outputs()).stream()
                        .map(o -> new Output(o.name(), o.description(), o.url(), o.path(), o.pathPrefix(), o.type()))
                        .toList(),
                task.resources() == null ? null : resources(task.resources()),
                some(task.executors()).stream().map(TaskMapper::executor).toList(),
                some(task.volumes()),
                texts(task.tags()));
    }

    private static Resources resources(TesResources r) {
        return new Resources(
                r.cpuCores(),
                r.preemptible(),
                r.ramGb(),
                r.diskGb(),
                some(r.zones()),
                texts(r.backendParameters()),
                r.backendParametersStrict());
    }

    private static Executor executor(TesExecutor e) {
        return new Executor(
                e.image(),
                some(e.command()),
                e.workdir(),
                e.stdin(),
                e.stdout(),
                e.stderr(),
                texts(e.env()),
                e.ignoreError());
    }

    private static <T> List<T> some(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static Map<String, String> texts(Map<String, String> map) {
        var texts = new TreeMap<String, String>();
        if (map != null) {
            map.forEach((name, value) -> texts.put(name, value == null ? "" : value));
        }
        return texts;
    }

    static TesTask minimal(TaskHead task) {
        return new TesTask(
                task.id().toString(), task.state().name(), null, null, null, null, null, null, null, null, null, null);
    }

    static TesTask whole(StoredTask task, boolean full, List<StreamLog> streams) {
        var d = task.document();
        return new TesTask(
                task.id().toString(),
                task.state().name(),
                d.name(),
                d.description(),
                d.inputs().stream()
                        .map(i -> new TesInput(
                                i.name(),
                                i.description(),
                                i.url(),
                                i.path(),
                                i.type() == null ? "FILE" : i.type(),
                                full ? i.content() : null,
                                i.streamable()))
                        .toList(),
                d.outputs().stream()
                        .map(o -> new TesOutput(
                                o.name(),
                                o.description(),
                                o.url(),
                                o.path(),
                                o.pathPrefix(),
                                o.type() == null ? "FILE" : o.type()))
                        .toList(),
                d.resources() == null ? null : resources(d.resources()),
                d.executors().stream().map(TaskMapper::executor).toList(),
                d.volumes(),
                d.tags(),
                logs(task, full, streams),
                time(task.createdAt()));
    }

    private static TesExecutor executor(Executor e) {
        return new TesExecutor(
                e.image(), e.command(), e.workdir(), e.stdin(), e.stdout(), e.stderr(), e.env(), e.ignoreError());
    }

    private static TesResources resources(Resources r) {
        return new TesResources(
                r.cpuCores(), r.preemptible(), r.ramGb(), r.diskGb(), r.zones(), r.backendParameters(), r.strict());
    }

    /** Once a task has ended there is always a first log: clients read it without looking. */
    private static List<TesTaskLog> logs(StoredTask task, boolean full, List<StreamLog> streams) {
        var logs = new ArrayList<TesTaskLog>();
        for (var attempt : task.attempts()) {
            logs.add(log(task, attempt, full, streams));
        }
        if (logs.isEmpty() && task.state().ended()) {
            logs.add(new TesTaskLog(List.of(), Map.of(), null, null, List.of(), full ? List.of() : null));
        }
        return logs;
    }

    private static TesTaskLog log(StoredTask task, AttemptLog attempt, boolean full, List<StreamLog> streams) {
        var number = attempt.attempt().attempt();
        var executors = new ArrayList<TesExecutorLog>();
        for (var i = 0; i < attempt.executors().size(); i++) {
            var end = attempt.executors().get(i);
            executors.add(new TesExecutorLog(
                    time(end.startedAt()),
                    time(end.endedAt()),
                    full ? text(streams, number, i, "stdout") : null,
                    full ? text(streams, number, i, "stderr") : null,
                    end.exitCode()));
        }
        var outputs = attempt.outputs().stream()
                .map(file -> new TesOutputFileLog(file.url(), file.path(), Long.toString(file.size())))
                .toList();
        return new TesTaskLog(
                executors,
                metadata(task, attempt),
                time(attempt.attempt().startedAt()),
                time(attempt.attempt().endedAt()),
                outputs,
                full ? attempt.systemLogs() : null);
    }

    private static Map<String, String> metadata(StoredTask task, AttemptLog attempt) {
        var metadata = new TreeMap<String, String>();
        metadata.put("attempt", Integer.toString(attempt.attempt().attempt()));
        metadata.put("backend", task.ask().backend());
        if (task.ask().hostTools() != null) {
            task.ask().hostTools().forEach((tool, version) -> metadata.put("hostTools." + tool, version));
        }
        if (attempt.attempt().cpuMillisUsed() != null) {
            metadata.put("cpuMillisUsed", attempt.attempt().cpuMillisUsed().toString());
        }
        if (attempt.attempt().memoryBytesPeak() != null) {
            metadata.put("memoryBytesPeak", attempt.attempt().memoryBytesPeak().toString());
        }
        return metadata;
    }

    private static String text(List<StreamLog> streams, int attempt, int executor, String name) {
        return streams.stream()
                .filter(log -> log.attempt() == attempt
                        && log.executor() == executor
                        && log.stream().equals(name))
                .map(log -> new String(log.tail(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static String time(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
