package org.jixia.standalone.launcher.cli;

import java.util.concurrent.Callable;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.doctor.Doctor;
import org.jixia.standalone.launcher.doctor.Purpose;
import org.jixia.standalone.launcher.platform.Platform;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Says what this machine lacks and the command that mends it; as root on Debian it installs it.")
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var progress = new Progress(System.out);
        return new Doctor(progress, Jixia.home(), running(progress)).examine(Purpose.TEST) ? 0 : 1;
    }

    /** A damaged installation hinders no examination of the machine, but is told. */
    private static boolean running(Progress progress) {
        try {
            return Surroundings.find().filter(Platform::runs).isPresent();
        } catch (Trouble e) {
            progress.say("Note: " + e.getMessage());
            return false;
        }
    }
}
