package org.jixia.standalone.launcher.cli;

import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.platform.PlatformStop;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops the platform; what it keeps stays.")
final class DownCommand implements Runnable {

    @Override
    public void run() {
        var progress = new Progress(System.out);
        var ran = new PlatformStop(Surroundings.existing(), progress).run();
        progress.say(
                ran
                        ? "The platform is down after " + progress.sinceBegin().toSeconds() + " s."
                        : "The platform was not running.");
    }
}
