package org.jixia.standalone.launcher.cli;

import java.util.concurrent.Callable;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.demo.Demonstration;
import org.jixia.standalone.launcher.doctor.Purpose;
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
        var platform = Surroundings.up(progress, Purpose.DEMO, !noBuild);
        progress.say("Three samples of a small genome, from reads to variants");
        var demonstration = new Demonstration(platform.installation(), progress);
        var report = demonstration.report();
        try {
            demonstration.run();
        } finally {
            report.checks().forEach((check, held) -> progress.say("  " + (held ? "held    " : "FAILED  ") + check));
            if (json) {
                System.out.println(report.json());
            }
        }
        progress.say("It cost " + report.text("cost") + " " + report.text("currency") + " and took "
                + report.text("seconds") + " s. Look at it in the portal, as 'researcher': " + report.text("portal"));
        progress.say("The password is in " + platform.installation().accounts() + ".");
        return report.passed() ? 0 : 1;
    }
}
