package org.jixia.platform.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Servers that a test JVM starts and that must not outlive it. */
final class ChildProcesses {
    private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);

    private ChildProcesses() {}

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @param stop the signal that ends it cleanly */
    static Process start(List<String> command, Path log, String stop) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, stop)));
        return process;
    }

    static void end(Process process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
        }
    }

    static void awaitReady(String what, Process process, Path log, BooleanSupplier ready)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + READY_NANOS;
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(what + " does not answer; its log says: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Registered before the servers' own hooks; deletion waits for them by trying until the folder is gone. */
    static void removeAtExit(List<Path> paths) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
            for (var path : paths) {
                while (!removed(path) && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
        }));
    }

    private static boolean removed(Path path) {
        if (!Files.exists(path)) {
            return true;
        }
        try (var tree = Files.walk(path)) {
            for (var entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
            return true;
        } catch (IOException | java.io.UncheckedIOException stillWritten) {
            return false;
        }
    }
}
