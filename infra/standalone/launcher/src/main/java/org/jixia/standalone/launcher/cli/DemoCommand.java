package org.jixia.standalone.launcher.cli;

import java.util.concurrent.Callable;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.demo.DemoReport;
import org.jixia.standalone.launcher.demo.Demonstration;
import org.jixia.standalone.launcher.demo.ShippedExample;
import org.jixia.standalone.launcher.doctor.Purpose;
import org.jixia.standalone.launcher.installation.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Builds, starts, and takes a real analysis through the whole platform.")
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--json", description = "End with one JSON object on the last line.")
    private boolean json;

    @Option(names = "--no-build", description = "Take what earlier builds have left in the target folders.")
    private boolean noBuild;

    @Override
    public Integer call() {
        var progress = new Progress(json ? System.err : System.out);
        try (var interruption = Surroundings.interruption(progress, "the platform stays as it is")) {
            return demonstrate(progress);
        }
    }

    private int demonstrate(Progress progress) {
        var platform = Surroundings.up(progress, Purpose.DEMO, !noBuild);
        progress.say("Three samples of a small genome, from reads to variants");
        new ShippedExample(platform.installation(), progress).offer();
        var demonstration = new Demonstration(platform.installation(), progress);
        var report = demonstration.report();
        try {
            demonstration.run();
            tell(progress, platform.installation(), report);
        } finally {
            // Also when it could not go on: what was found until then is told.
            report.checks().forEach((check, held) -> progress.say("  " + (held ? "held    " : "FAILED  ") + check));
            if (json) {
                System.out.println(report.json());
            }
        }
        return report.passed() ? 0 : 1;
    }

    private static void tell(Progress progress, Installation installation, DemoReport report) {
        progress.say("It cost " + report.text("cost") + " " + report.text("currency") + " and took "
                + report.text("seconds") + " s. Look at it in the portal, as 'researcher' with the password in "
                + installation.accounts() + ": " + report.text("portal"));
    }
}
