package org.jixia.standalone.launcher.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jixia.standalone.launcher.Progress;
import org.jixia.standalone.launcher.Trouble;

/** Examines the machine. As root on Debian or Ubuntu it installs what is missing; otherwise it names the command. */
public final class Doctor {

    private final Progress progress;
    private final List<Requirement> requirements;
    private final boolean mayInstall;

    /** Of a machine that is to build the project in that folder; what runs already has its memory. */
    public Doctor(Progress progress, Path home, boolean running) {
        this(progress, Requirements.all(home, running), mayInstallHere());
    }

    Doctor(Progress progress, List<Requirement> requirements, boolean mayInstall) {
        this.progress = progress;
        this.requirements = requirements;
        this.mayInstall = mayInstall;
    }

    private static boolean mayInstallHere() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    /** Says what is there and what is not, installs what it may, and returns whether nothing is missing now. */
    public boolean examine(Purpose purpose) {
        var missing = missing(purpose);
        if (!missing.isEmpty() && mayInstall) {
            install(missing);
            missing = missing(purpose);
        }
        for (var requirement : requirements) {
            progress.say(String.format(
                    "  %-10s %-24s %s",
                    missing.contains(requirement) ? "MISSING" : "ok", requirement.name(), requirement.reason()));
        }
        if (missing.isEmpty()) {
            progress.say("This machine has everything.");
            return true;
        }
        commands(missing).forEach(command -> progress.say("  mend it with: " + command));
        return false;
    }

    /** Silent when nothing is missing; refuses to go on without what the purpose cannot do without. */
    public void ensure(Purpose purpose) {
        var missing = missing(purpose);
        if (!missing.isEmpty() && mayInstall) {
            install(missing);
            missing = missing(purpose);
        }
        if (missing.isEmpty()) {
            return;
        }
        var names = String.join(", ", missing.stream().map(Requirement::name).toList());
        var commands = String.join("; ", commands(missing));
        if (missing.stream().anyMatch(Requirement::strict)) {
            throw new Trouble("This machine lacks " + names + ". Mend it with: " + commands);
        }
        progress.say("Note: this machine lacks " + names + ". Mend it with: " + commands);
    }

    private List<Requirement> missing(Purpose purpose) {
        return requirements.stream()
                .filter(requirement -> requirement.from().compareTo(purpose) <= 0)
                .filter(requirement -> !requirement.present().getAsBoolean())
                .toList();
    }

    private static List<String> commands(List<Requirement> missing) {
        var commands = new ArrayList<String>();
        var packages = packages(missing);
        if (!packages.isEmpty()) {
            commands.add("sudo apt-get install -y --no-install-recommends " + String.join(" ", packages));
        }
        missing.stream()
                .filter(requirement -> !requirement.otherwise().isEmpty())
                .forEach(requirement -> commands.add(requirement.otherwise()));
        return commands;
    }

    private static List<String> packages(List<Requirement> missing) {
        return missing.stream()
                .flatMap(requirement -> requirement.packages().stream())
                .distinct()
                .toList();
    }

    private void install(List<Requirement> missing) {
        var packages = packages(missing);
        if (packages.isEmpty()) {
            return;
        }
        progress.say("Installing " + String.join(", ", packages));
        var command = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
        command.addAll(packages);
        if (!run(command)) {
            // Package lists may be old or not there at all.
            run(List.of("apt-get", "update"));
            run(command);
        }
    }

    private static boolean run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
