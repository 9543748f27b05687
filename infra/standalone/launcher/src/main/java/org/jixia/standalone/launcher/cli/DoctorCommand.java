package org.jixia.standalone.launcher.cli;

import java.util.concurrent.Callable;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.doctor.Doctor;
import org.jixia.standalone.launcher.doctor.Purpose;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Says what this machine lacks and the command that mends it; as root on Debian it installs it.")
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Doctor(new Progress(System.out)).examine(Purpose.TEST) ? 0 : 1;
    }
}
