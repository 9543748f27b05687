package org.jixia.standalone.launcher.cli;

import java.util.concurrent.Callable;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.doctor.Doctor;
import org.jixia.standalone.launcher.doctor.Purpose;
import org.jixia.standalone.launcher.platform.TestRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "test", description = "Runs every test: plain, with the embedded parts, and the journeys of people.")
final class TestCommand implements Callable<Integer> {

    @Option(names = "--fast", description = "Stop before the journeys.")
    private boolean fast;

    @Override
    public Integer call() {
        var progress = new Progress(System.out);
        new Doctor(progress, Jixia.home(), false).ensure(Purpose.TEST);
        try (var interruption = Surroundings.interruption(progress, "ending what the tests have started")) {
            return new TestRun(Jixia.home(), progress).run(fast);
        }
    }
}
