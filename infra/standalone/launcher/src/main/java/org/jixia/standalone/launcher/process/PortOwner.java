package org.jixia.standalone.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether a loopback port is free and, if not, who holds it. */
public final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    public static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens on the port, as far as we may see it. */
    public static Optional<SystemProcess> of(int port) {
        var sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listening(Path.of(table), port))
                .map(inode -> "socket:[" + inode + "]")
                .toList();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holdsAny(pid, sockets))
                .findFirst()
                .map(SystemProcess::of);
    }

    private static Stream<String> listening(Path table, int port) {
        var suffix = String.format(":%04X", port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
                    .map(fields -> fields[9]);
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holdsAny(long pid, List<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> pointsTo(descriptor, sockets));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pointsTo(Path descriptor, List<String> sockets) {
        try {
            return sockets.contains(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException e) {
            return false;
        }
    }
}
