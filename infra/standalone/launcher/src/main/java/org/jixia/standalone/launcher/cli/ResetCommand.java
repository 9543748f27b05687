package org.jixia.standalone.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.distribution.Folders;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.installation.Ports;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.PlatformStop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "reset", description = "Stops the platform and removes everything it keeps.")
final class ResetCommand implements Runnable {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public void run() {
        var state = Installation.stateFolder(System.getenv());
        if (!Files.exists(state)) {
            System.out.println("There is nothing in " + state + ".");
            return;
        }
        refuseUnsafe(state);
        if (!yes && !confirmed(state)) {
            System.out.println("Nothing was changed.");
            return;
        }
        // A damaged installation is stopped as well: its processes are known by their records, not by its description.
        var installation = new Installation(Jixia.home(), state, null, new Ports(Ports.DEFAULT_BASE));
        new PlatformStop(new Platform(installation, new Distribution(Jixia.home())), new Progress(System.out)).run();
        try {
            Folders.remove(state);
        } catch (IOException e) {
            throw new Trouble("Not everything in " + state + " could be removed: " + e + ".", e);
        }
        System.out.println("Removed " + state + ".");
    }

    /** A folder that never was an installation is not ours to remove. */
    static void refuseUnsafe(Path state) {
        if (!Installation.marks(state)) {
            throw new Trouble(state + " is no installation of Jixia, since it has no installation.json:"
                    + " remove it by hand if you mean it.");
        }
    }

    private static boolean confirmed(Path state) {
        var console = System.console();
        if (console == null) {
            throw new Trouble("This removes everything in " + state + ": run './jixia reset --yes' if you mean it.");
        }
        var answer = console.readLine("Remove everything in %s (workspaces, files, audit trail)? [y/N] ", state);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
