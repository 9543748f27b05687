package org.jixia.standalone.launcher.cli;

import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.demo.ShippedExample;
import org.jixia.standalone.launcher.doctor.Purpose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Builds what changed and starts what does not run.")
final class UpCommand implements Runnable {

    @Option(names = "--no-build", description = "Take what earlier builds have left in the target folders.")
    private boolean noBuild;

    @Override
    public void run() {
        var progress = new Progress(System.out);
        try (var interruption = Surroundings.interruption(progress, "'./jixia up' goes on from here")) {
            up(progress);
        }
    }

    private void up(Progress progress) {
        var installation = Surroundings.up(progress, Purpose.RUN, !noBuild).installation();
        new ShippedExample(installation, progress).offer();
        progress.say("The platform is up after " + progress.sinceBegin().toSeconds() + " s.");
        progress.say("  portal    " + installation.gateway());
        progress.say("  accounts  with their passwords in " + installation.accounts());
    }
}
