package org.jixia.standalone.launcher.cli;

import java.util.concurrent.Callable;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.doctor.Purpose;
import org.jixia.standalone.launcher.platform.TestRun;
import picocli.CommandLine.Command;

@Command(name = "tour", description = "Makes the pictures of docs/portal anew, from the running platform.")
final class TourCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var progress = new Progress(System.out);
        try (var interruption = Surroundings.interruption(progress, "the platform stays as it is")) {
            Surroundings.up(progress, Purpose.TEST, true);
            return new TestRun(Jixia.home(), progress).pictures(Jixia.home().resolve("docs/portal/pictures"));
        }
    }
}
