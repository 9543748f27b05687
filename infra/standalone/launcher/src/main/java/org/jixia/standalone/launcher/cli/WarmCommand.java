package org.jixia.standalone.launcher.cli;

import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.doctor.Purpose;
import org.jixia.standalone.launcher.platform.Warming;
import picocli.CommandLine.Command;

@Command(name = "warm", description = "Builds ahead-of-time caches of every JVM, after which 'up' is fast.")
final class WarmCommand implements Runnable {

    @Override
    public void run() {
        var progress = new Progress(System.out);
        try (var interruption = Surroundings.interruption(progress, "'./jixia warm' goes on from here")) {
            var platform = Surroundings.up(progress, Purpose.RUN, true);
            new Warming(platform, progress).run();
        }
        progress.say("Warm after " + progress.sinceBegin().toSeconds() + " s; the platform is up.");
    }
}
