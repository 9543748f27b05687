package org.jixia.standalone.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Folders;

/** The same commands without any platform: as many at a time as there are processors, started by xargs. */
final class Floor {

    private static final List<String> COMMAND = List.of("/bin/bash", "-c", "echo \"$1\" > result", "task");

    private Floor() {}

    /** Seconds for that many commands, each in a sandbox as tasks have it. */
    static double sandboxed(int tasks) {
        return measure(tasks, folder -> {
            var words = new ArrayList<>(List.of("bwrap", "--unshare-user", "--unshare-all", "--die-with-parent"));
            words.addAll(List.of("--cap-drop", "ALL", "--uid", "1000", "--gid", "1000", "--hostname", "task"));
            words.addAll(List.of("--ro-bind", "/usr", "/usr", "--bind", folder.toString(), "/work"));
            for (var name : List.of("bin", "sbin", "lib", "lib64")) {
                words.addAll(List.of("--symlink", "usr/" + name, "/" + name));
            }
            words.addAll(List.of("--ro-bind", "/etc", "/etc", "--proc", "/proc", "--dev", "/dev", "--chdir", "/work"));
            words.add("--");
            return words;
        });
    }

    /** Seconds for that many commands with nothing around them. */
    static double bare(int tasks) {
        return measure(tasks, folder -> new ArrayList<>());
    }

    private interface Wrapper {
        List<String> around(Path folder);
    }

    private static double measure(int tasks, Wrapper wrapper) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("jixia-floor-");
            var words = new ArrayList<>(List.of("xargs", "-n", "1", "-P"));
            words.add(Integer.toString(Runtime.getRuntime().availableProcessors()));
            words.addAll(wrapper.around(folder));
            words.addAll(COMMAND);
            var begun = Instant.now();
            var process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var numbers = process.outputWriter()) {
                for (var number = 0; number < tasks; number++) {
                    numbers.write(number + "\n");
                }
            }
            if (process.waitFor() != 0) {
                throw new Trouble("The floor could not be measured: xargs or bwrap failed.");
            }
            return Laboratory.secondsSince(begun);
        } catch (IOException e) {
            throw new Trouble("The floor could not be measured: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The measurement was interrupted.", e);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) {
        try {
            if (folder != null) {
                Folders.remove(folder);
            }
        } catch (IOException e) {
            throw new Trouble(folder + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }
}
