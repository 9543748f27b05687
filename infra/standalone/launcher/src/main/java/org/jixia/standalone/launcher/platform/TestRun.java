package org.jixia.standalone.launcher.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.demo.ShippedExample;
import org.jixia.standalone.launcher.distribution.Distribution;
import org.jixia.standalone.launcher.distribution.DistributionBuild;
import org.jixia.standalone.launcher.distribution.MavenBuild;
import org.jixia.standalone.launcher.distribution.TestOutput;

/**
 * Runs the tests: first those of every module, then the journeys against an installation of their own, so that a
 * running platform is never touched. What tests print goes to files; the screen shows modules and failures.
 */
public final class TestRun {

    private static final String JOURNEYS = "e2e-tests";

    private final Path home;
    private final Progress progress;

    public TestRun(Path home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Returns 0 when every test held. An interrupted run leaves nothing behind. */
    public int run(boolean fast) {
        TestInstallation.sweep(home, temporary(), progress);
        var code = modules();
        return code != 0 || fast ? code : journeys();
    }

    /** Static checks, plain tests and those with embedded parts; what they were run on goes into {@code dist/}. */
    private int modules() {
        var build = new DistributionBuild(new Distribution(home), progress);
        var sources = build.sources();
        progress.say("Tests of the modules");
        var words = List.of("verify", "-Pparts,lint", "--fail-at-end", "--threads", MavenBuild.SIDE_BY_SIDE);
        var code = maven(words, Map.of(), "test.log");
        if (code == 0) {
            build.takeBuilt(sources);
        }
        return code;
    }

    private int journeys() {
        var distribution = new Distribution(home);
        new DistributionBuild(distribution, progress).ensure();
        progress.say("Journeys on a platform of their own");
        try (var installation = TestInstallation.make(home, temporary(), progress)) {
            new ShippedExample(installation.start(distribution), progress).offer();
            return maven(
                    List.of("verify", "-pl", JOURNEYS, "-DskipJourneys=false"),
                    Map.of("JIXIA_STATE", installation.state().toString()),
                    "journeys.log");
        }
    }

    /** Visits every page of the platform that runs, and keeps a picture of each in the folder. */
    public int pictures(Path folder) {
        progress.say("Pictures of every page, in both languages and two widths");
        return onTheRunning("EveryPageJourney", Map.of("jixia.pictures", folder.toString()), "tour.log");
    }

    /**
     * Measures pages of the platform that runs.
     *
     * @param measure the class that does it
     * @param about what it is to look at, by the names it knows
     * @param figures the file that it writes
     */
    public int measure(String measure, Map<String, String> about, Path figures) {
        var properties = new TreeMap<>(Map.of("jixia.measure.figures", figures.toString()));
        about.forEach((name, value) -> properties.put("jixia.measure." + name, value));
        return onTheRunning(measure, properties, "measure.log");
    }

    private int onTheRunning(String test, Map<String, String> properties, String log) {
        var words = new ArrayList<>(List.of("verify", "-pl", JOURNEYS, "-DskipJourneys=false", "-Dit.test=" + test));
        // No plain tests: one of them wants the pictures to be there that a tour is about to make.
        words.addAll(List.of("-Dtest=none", "-Dsurefire.failIfNoSpecifiedTests=false"));
        properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
        return maven(words, Map.of(), log);
    }

    private int maven(List<String> arguments, Map<String, String> environment, String log) {
        var words = new ArrayList<>(arguments);
        words.add("-Dmaven.test.redirectTestOutputToFile=true");
        var file = new Distribution(home).folder().resolve(log);
        var output = new TestOutput(progress::say);
        try {
            var code = new MavenBuild(home).run(words, environment, file, output);
            progress.say(
                    code == 0
                            ? "All " + output.tests() + " tests held."
                            : "Not everything held, see ✗ above. Maven's words are in " + file
                                    + ", what a test printed in target/*-reports of its module.");
            return code;
        } catch (IOException e) {
            throw new Trouble("Maven cannot be started (" + e.getMessage() + "): run './jixia doctor'.", e);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
