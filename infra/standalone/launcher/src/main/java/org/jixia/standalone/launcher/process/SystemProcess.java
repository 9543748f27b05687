package org.jixia.standalone.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A process as the kernel tells of it under {@code /proc}. */
public record SystemProcess(long pid) {

    private static final long MILLIS_A_TICK = 10;

    public static SystemProcess of(long pid) {
        return new SystemProcess(pid);
    }

    /** Start of the machine and tick of the process's start; empty when there is no such process or only its remains. */
    public Optional<String> birth() {
        return fields().filter(fields -> !fields[0].equals("Z")).map(fields -> bootId() + "/" + fields[19]);
    }

    /** The outermost process that works in this folder and was started by such a command line; empty when we see none. */
    public static Optional<SystemProcess> in(Path folder, Predicate<List<String>> command) {
        return ProcessHandle.allProcesses()
                .filter(process -> of(process.pid()).is(folder, command))
                .filter(process -> process.parent()
                        .filter(parent -> of(parent.pid()).is(folder, command))
                        .isEmpty())
                .map(process -> of(process.pid()))
                .findFirst();
    }

    private boolean is(Path folder, Predicate<List<String>> command) {
        return worksIn(folder) && command.test(commandLine());
    }

    private boolean worksIn(Path folder) {
        try {
            return Files.isSameFile(path("cwd"), folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** Processor time used so far, by itself and the children it has waited for. */
    public long cpuMillis() {
        return fields().map(fields -> Stream.of(11, 12)
                        .mapToLong(index -> Long.parseLong(fields[index]) * MILLIS_A_TICK)
                        .sum())
                .orElse(0L);
    }

    /** Memory in bytes, shared pages divided among those who share them; children are counted in. */
    public long memoryBytes() {
        return ProcessHandle.of(pid)
                .map(handle -> Stream.concat(Stream.of(handle), handle.descendants())
                        .mapToLong(process -> proportionalBytes(process.pid()))
                        .sum())
                .orElse(0L);
    }

    /** The words of the command line; none when there is no such process. */
    public List<String> commandLine() {
        try {
            return List.of(Files.readString(path("cmdline")).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The beginning of the command line, for messages alone. */
    public String command() {
        var text = String.join(" ", commandLine()).strip();
        if (text.isEmpty()) {
            return "unknown";
        }
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static long proportionalBytes(long pid) {
        try (var lines = Files.lines(of(pid).path("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** Fields of {@code stat} from the state on; the name before it may itself hold spaces and brackets. */
    private Optional<String[]> fields() {
        try {
            var text = Files.readString(path("stat"));
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "boot";
        }
    }

    private Path path(String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
