package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What both versions of control groups share: the figures at the beginning of an attempt, and differences to them. */
abstract class Cgroup implements Meter {
    /** More than any tool starts, and few enough that the host goes on when a command does nothing but start others. */
    protected static final String MOST_PROCESSES = "4096";

    protected final String name;
    private long killsBefore;
    private long cpuBefore;
    private long limit = -1;
    private long share = -1;

    Cgroup(String name, long killsBefore, long cpuBefore) {
        this.name = name;
        this.killsBefore = killsBefore;
        this.cpuBefore = cpuBefore;
    }

    abstract String kind();

    abstract List<Path> folders();

    abstract void limit(long bytes) throws IOException;

    /** Sets how much of the cpu time it gets when others want it too. */
    abstract void share(long cpuMillis) throws IOException;

    /** Sets how many processes and threads may live in it, where that can be set. */
    abstract void limitProcesses() throws IOException;

    abstract long kills() throws IOException;

    abstract long cpuNanos() throws IOException;

    abstract long anonymousBytes() throws IOException;

    void make() throws IOException {
        for (var folder : folders()) {
            Files.createDirectory(folder);
        }
    }

    void take(long pid) throws IOException {
        make();
        for (var folder : folders()) {
            write(folder.resolve("cgroup.procs"), Long.toString(pid));
        }
        limitProcesses();
    }

    /** Whether every figure can be read. */
    boolean complete() throws IOException {
        return kills() >= 0 && cpuNanos() >= 0 && anonymousBytes() >= 0;
    }

    @Override
    public void begin(long memoryLimit, long cpuMillis) {
        try {
            if (cpuMillis != share) {
                share(cpuMillis);
                share = cpuMillis;
            }
            if (memoryLimit != limit) {
                limit(memoryLimit);
                limit = memoryLimit;
            }
            killsBefore = kills();
            cpuBefore = cpuNanos();
        } catch (IOException e) {
            throw new IllegalStateException("control group " + name + " does not answer", e);
        }
    }

    @Override
    public Optional<Long> memoryNow() {
        try {
            return Optional.of(anonymousBytes());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public boolean killedForMemory() {
        try {
            return kills() > killsBefore;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public Optional<Long> cpuMillis() {
        try {
            return Optional.of(Math.max(0, cpuNanos() - cpuBefore) / 1_000_000);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public boolean enforces() {
        return true;
    }

    @Override
    public String note() {
        return kind() + " " + name + " " + killsBefore + " " + cpuBefore;
    }

    @Override
    public void close() {
        for (var folder : folders()) {
            // Refused while a process is dying in it; the next start sweeps it.
            var unused = folder.toFile().delete();
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }

    /** The number behind a key in a file of lines {@code key number}. */
    static long entry(Path file, String key) throws IOException {
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith(key) && line.length() > key.length() && line.charAt(key.length()) == ' ') {
                return Long.parseLong(line.substring(key.length() + 1).strip());
            }
        }
        throw new NoSuchFileException(file + " has no " + key);
    }
}
