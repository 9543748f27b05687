package org.jixia.wdl.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.task.TaskSpec;
import org.jixia.wdl.engine.value.FileInfo;

/** What a task leaves behind: files by path in the working directory, streams, an exit code. Brings back what was stated. */
final class FakeExecutor {
    /** The room after the command. */
    static final class Left {
        final Map<String, String> files = new LinkedHashMap<>();
        int exitCode;
        TaskResult.State state = TaskResult.State.COMPLETE;
        TaskResult.Reason reason;

        Left() {
            files.put(Room.STDOUT, "");
            files.put(Room.STDERR, "");
        }

        Left file(String name, String content) {
            files.put(name.startsWith("/") ? name : Room.WORK + "/" + name, content);
            return this;
        }

        Left stdout(String text) {
            return file(Room.STDOUT, text);
        }

        Left stderr(String text) {
            return file(Room.STDERR, text);
        }

        Left exit(int code) {
            exitCode = code;
            return this;
        }

        Left failing(TaskResult.State how, TaskResult.Reason why) {
            state = how;
            reason = why;
            return this;
        }
    }

    private FakeExecutor() {}

    static TaskResult result(TaskSpec spec, Function<TaskSpec, Left> command, Map<String, String> store) {
        Left left = command.apply(spec);
        if (left.exitCode != 0 && !spec.ignoreExitCode()) {
            left.failing(TaskResult.State.EXECUTOR_ERROR, TaskResult.Reason.EXIT_CODE);
        }
        List<TaskResult.OutputFile> outputs = new ArrayList<>();
        Map<String, String> inline = new HashMap<>();
        for (StatedOutput stated : spec.outputs()) {
            for (Map.Entry<String, String> file : left.files.entrySet()) {
                if (!matches(stated, file.getKey())) {
                    continue;
                }
                if (stated.kind() == StatedOutput.Kind.INLINE && file.getValue().length() > 64 * 1024) {
                    continue;
                }
                if (stated.kind() == StatedOutput.Kind.INLINE) {
                    inline.put(file.getKey(), file.getValue());
                } else {
                    String uri = "s3://ws-1/runs/r/" + spec.node() + "/" + spec.attempt()
                            + file.getKey().replace(Room.ROOT + "/", "/");
                    store.put(uri, file.getValue());
                    outputs.add(new TaskResult.OutputFile(file.getKey(), info(uri, file.getValue())));
                }
            }
        }
        return new TaskResult(left.state, left.exitCode, left.reason, null, outputs, inline);
    }

    static FileInfo info(String uri, String content) {
        String sha = org.jixia.wdl.engine.task.CacheKey.digestOf(content);
        return new FileInfo(
                uri,
                "drs://host/" + org.jixia.wdl.engine.task.CacheKey.digestOf(uri).substring(0, 12),
                content.length(),
                sha);
    }

    private static boolean matches(StatedOutput stated, String path) {
        return switch (stated.kind()) {
            case FILE, INLINE -> stated.path().equals(path);
            case DIRECTORY -> path.startsWith(stated.path() + "/");
            case GLOB ->
                java.nio.file.FileSystems.getDefault()
                        .getPathMatcher("glob:" + stated.path())
                        .matches(java.nio.file.Path.of(path));
        };
    }
}
