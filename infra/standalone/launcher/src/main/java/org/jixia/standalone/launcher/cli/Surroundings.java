package org.jixia.standalone.launcher.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.distribution.DistributionBuild;
import org.jixia.standalone.launcher.doctor.Doctor;
import org.jixia.standalone.launcher.doctor.Purpose;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.PlatformStart;
import org.jixia.standalone.launcher.process.Interruption;

/** What several commands begin with: a machine that has all it needs, a build, an installation. */
final class Surroundings {

    /** Ending what was started takes this long at most. */
    private static final Duration CLEANING = Duration.ofSeconds(60);

    private Surroundings() {}

    /** Lets a command end in order when a person or the system stops it. */
    static Interruption interruption(Progress progress, String notice) {
        return new Interruption(CLEANING, () -> progress.say("Interrupted: " + notice));
    }

    static Optional<Platform> find() {
        return Installation.find(Jixia.home(), System.getenv())
                .map(installation -> new Platform(installation, new Distribution(Jixia.home())));
    }

    static Platform existing() {
        return find().orElseThrow(() -> new Trouble("There is no installation in "
                + Installation.stateFolder(System.getenv()) + " yet: './jixia up' makes one."));
    }

    /** Examines the machine, builds what changed, and starts what does not run. */
    static Platform up(Progress progress, Purpose purpose, boolean build) {
        // First of all: what is wrong with the state folder or the ports is not told after a long build.
        var running = find().filter(Platform::runs).isPresent();
        new Doctor(progress, Jixia.home(), running).ensure(purpose);
        var distribution = new Distribution(Jixia.home());
        var work = new DistributionBuild(distribution, progress);
        if (build) {
            work.ensure();
        } else {
            work.takeBuilt(Map.of());
        }
        var installation = Installation.findOrMake(Jixia.home(), System.getenv());
        progress.say("Starting the platform (state in " + installation.state() + ", ports from "
                + installation.ports().base() + ")");
        var platform = new Platform(installation, distribution);
        new PlatformStart(platform, progress).run();
        return platform;
    }
}
