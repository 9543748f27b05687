package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.distribution.DistributionBuild;
import org.jixia.standalone.launcher.distribution.Folders;
import org.jixia.standalone.launcher.distribution.MavenBuild;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.process.PortOwner;

/**
 * Runs the tests: first those of every module, then the journeys against an installation of their own, which has a
 * temporary state folder and free ports, so that a running platform is never touched. Maven's words stand last.
 */
public final class TestRun {

    private static final String JOURNEYS = "e2e-tests";
    private static final int PORTS = 16;

    private final Path home;
    private final Progress progress;

    public TestRun(Path home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Plain tests and those with embedded parts; what they were run on goes into {@code dist/}. Returns Maven's exit code. */
    public int modules() {
        var build = new DistributionBuild(new Distribution(home), progress);
        var sources = build.sources();
        var code = new MavenBuild(home).loud(List.of("verify", "-Pparts"), Map.of());
        if (code == 0) {
            build.takeBuilt(sources);
        }
        return code;
    }

    /** The journeys; returns Maven's exit code. */
    public int journeys() {
        var state = temporaryFolder();
        try {
            var distribution = new Distribution(home);
            new DistributionBuild(distribution, progress).ensure();
            var installation = Installation.findOrMake(
                    home, Map.of("JIXIA_STATE", state.toString(), "JIXIA_PORT_BASE", Integer.toString(freeBase())));
            var platform = new Platform(installation, distribution);
            try {
                new PlatformStart(platform, progress).run();
                return new MavenBuild(home).loud(arguments(), Map.of("JIXIA_STATE", state.toString()));
            } finally {
                new PlatformStop(platform, new Progress(new PrintStream(OutputStream.nullOutputStream()))).run();
            }
        } finally {
            remove(state);
        }
    }

    private static List<String> arguments() {
        return List.of("verify", "-pl", JOURNEYS, "-DskipJourneys=false");
    }

    /** A base above the usual one and below the range from which the system gives ports to clients. */
    private static int freeBase() {
        return IntStream.iterate(19000, base -> base < 32000, base -> base + 100)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(PortOwner::free))
                .findFirst()
                .orElseThrow(
                        () -> new Trouble("No " + PORTS + " free ports in a row were found between 19000 and 32000."));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("jixia-test-");
        } catch (IOException e) {
            throw new Trouble("No temporary folder can be made: " + e.getMessage() + ".", e);
        }
    }

    private void remove(Path state) {
        try {
            Folders.remove(state);
        } catch (IOException e) {
            progress.say("Note: " + state + " could not be removed.");
        }
    }
}
