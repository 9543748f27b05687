package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.distribution.Folders;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.Ports;
import org.jixia.standalone.launcher.process.PortOwner;
import org.jixia.standalone.launcher.process.ProcessRecord;
import org.jixia.standalone.launcher.process.ProcessTable;
import org.jixia.standalone.launcher.process.SystemProcess;

/**
 * An installation for tests alone: a temporary folder, free ports, stopped and removed at the end. It notes whose it
 * is, so that what a killed test run has left is found and removed by the next one.
 */
public final class TestInstallation implements AutoCloseable {

    private static final String PREFIX = "jixia-test-";
    private static final String OWNER = "run";
    private static final int PORTS = 16;

    private final Path home;
    private final Path folder;
    private final Progress progress;

    private TestInstallation(Path home, Path folder, Progress progress) {
        this.home = home;
        this.folder = folder;
        this.progress = progress;
    }

    public static TestInstallation make(Path home, Path parent, Progress progress) {
        try {
            var folder = Files.createTempDirectory(parent, PREFIX);
            var pid = ProcessHandle.current().pid();
            var birth = SystemProcess.of(pid).birth().orElse("gone");
            new ProcessTable(folder).remember(new ProcessRecord(OWNER, pid, birth, 0, "", Instant.now()));
            return new TestInstallation(home, folder, progress);
        } catch (IOException e) {
            throw new Trouble("No temporary folder can be made in " + parent + ": " + e.getMessage() + ".", e);
        }
    }

    /** Ends and removes what test runs have left that were killed. */
    public static void sweep(Path home, Path parent, Progress progress) {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (var folder : folders) {
                var owner = new ProcessTable(folder).find(OWNER);
                if (isOurs(folder) && owner.isPresent() && !owner.get().alive()) {
                    progress.say("Removing what an earlier test run has left in " + folder);
                    new TestInstallation(home, folder, progress).close();
                }
            }
        } catch (IOException e) {
            progress.say("Note: " + parent + " could not be searched for what earlier test runs have left.");
        }
    }

    /** What somebody else has put there names processes and folders as it likes. */
    private static boolean isOurs(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")));
    }

    public Path state() {
        return folder.resolve("state");
    }

    public Installation start(Distribution distribution) {
        var installation = Installation.findOrMake(
                home, Map.of("JIXIA_STATE", state().toString(), "JIXIA_PORT_BASE", Integer.toString(freeBase())));
        new PlatformStart(new Platform(installation, distribution), progress).run();
        return installation;
    }

    /** A base above the usual one and below the range from which the system gives ports to clients. */
    private static int freeBase() {
        return IntStream.iterate(19000, base -> base < 32000, base -> base + 100)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(PortOwner::free))
                .findFirst()
                .orElseThrow(
                        () -> new Trouble("No " + PORTS + " free ports in a row were found between 19000 and 32000."));
    }

    /** Done in full even when the thread has been interrupted, which it is told of afterwards. */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        try {
            if (Files.isDirectory(state())) {
                // Its processes are known by their records, even where its description is damaged.
                var installation = new Installation(home, state(), null, new Ports(Ports.DEFAULT_BASE));
                var silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
                new PlatformStop(new Platform(installation, new Distribution(home)), silent).run();
            }
            Folders.remove(folder);
        } catch (IOException | Trouble e) {
            progress.say("Note: " + folder + " could not be removed (" + e.getMessage() + ").");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
