package org.jixia.wdl.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jixia.wdl.engine.task.Room;
import org.jixia.wdl.engine.task.StagedInput;
import org.jixia.wdl.engine.task.StatedOutput;
import org.jixia.wdl.engine.task.TaskResult;
import org.jixia.wdl.engine.task.TaskSpec;

/**
 * One attempt of a task on this machine: its room is a folder that bubblewrap shows to bash under the fixed paths. No
 * limits and no images; the platform's own backend is the task service.
 */
final class LocalTask {
    private static final long SECONDS = 60;
    private static final int INLINE_BYTES = 64 * 1024;

    private final TaskSpec spec;
    private final Path room;
    private final LocalFiles files;

    LocalTask(TaskSpec spec, Path room, LocalFiles files) {
        this.spec = spec;
        this.room = room;
        this.files = files;
    }

    TaskResult run() throws IOException, InterruptedException {
        Files.createDirectories(here(Room.WORK));
        for (StagedInput input : spec.inputs()) {
            stage(input);
        }
        Files.writeString(here(Room.SCRIPT), spec.script());
        Process process = new ProcessBuilder(commandLine())
                .redirectOutput(here(Room.STDOUT).toFile())
                .redirectError(here(Room.STDERR).toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return ended(null, TaskResult.State.EXECUTOR_ERROR, TaskResult.Reason.TIME_LIMIT);
        }
        int code = process.exitValue();
        return code == 0 || spec.ignoreExitCode()
                ? ended(code, TaskResult.State.COMPLETE, null)
                : ended(code, TaskResult.State.EXECUTOR_ERROR, TaskResult.Reason.EXIT_CODE);
    }

    private Path here(String path) {
        return room.resolve(path.substring(Room.ROOT.length() + 1));
    }

    private void stage(StagedInput input) throws IOException {
        Path target = here(input.path());
        Files.createDirectories(target.getParent());
        if (input.content() != null) {
            Files.writeString(target, input.content());
        } else {
            Files.copy(files.path(input.file().uri()).orElseThrow(), target);
        }
    }

    private List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of("bwrap", "--unshare-pid", "--die-with-parent", "--proc", "/proc"));
        line.addAll(List.of("--dev", "/dev", "--tmpfs", "/tmp", "--bind", room.toString(), Room.ROOT));
        for (String folder : List.of("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc")) {
            line.addAll(List.of("--ro-bind-try", folder, folder));
        }
        line.addAll(List.of("--chdir", Room.WORK, "--setenv", "HOME", Room.WORK, "/bin/bash", Room.SCRIPT));
        return line;
    }

    private TaskResult ended(Integer code, TaskResult.State state, TaskResult.Reason reason) throws IOException {
        Map<String, TaskResult.OutputFile> outputs = new TreeMap<>();
        Map<String, String> inline = new HashMap<>();
        for (StatedOutput stated : spec.outputs()) {
            for (Path found : found(stated)) {
                String path = Room.ROOT + "/" + room.relativize(found);
                if (stated.kind() == StatedOutput.Kind.INLINE) {
                    Path content = followed(found);
                    if (Files.size(content) <= INLINE_BYTES) {
                        inline.put(path, Files.readString(content));
                    }
                } else {
                    String uri = "file://local/" + spec.node() + "/" + spec.attempt() + "/" + room.relativize(found);
                    outputs.put(path, new TaskResult.OutputFile(path, files.add(uri, followed(found))));
                }
            }
        }
        return new TaskResult(state, code, reason, null, List.copyOf(outputs.values()), inline);
    }

    private Collection<Path> found(StatedOutput stated) throws IOException {
        Path path = here(stated.path());
        return switch (stated.kind()) {
            case FILE, INLINE -> isFile(path) ? List.of(path) : List.of();
            case DIRECTORY -> below(path);
            case GLOB -> {
                PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + path);
                yield below(here(Room.WORK)).stream().filter(pattern::matches).toList();
            }
        };
    }

    private List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(this::isFile).sorted().toList();
        }
    }

    private boolean isFile(Path path) {
        return Files.isRegularFile(followed(path));
    }

    /** Links are made inside the room, where paths begin with its root: they are followed by hand. */
    private Path followed(Path path) {
        Path at = path;
        for (int links = 0; links < 40 && Files.isSymbolicLink(at); links++) {
            try {
                Path target = Files.readSymbolicLink(at);
                at = target.startsWith(Room.ROOT) ? here(target.toString()) : at.resolveSibling(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return at;
    }
}
