package org.jixia.standalone.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixia.standalone.launcher.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line itself: finds the command and turns troubles into one sentence and exit code 1. */
@Command(
        name = "jixia",
        description = "Builds, runs, tests and shows the analysis platform on this machine.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            DoctorCommand.class,
            TestCommand.class,
            TokenCommand.class,
            BenchCommand.class,
            WarmCommand.class,
            TourCommand.class
        })
public final class Jixia {

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Jixia());
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof Trouble trouble) {
                tell(command.getErr(), trouble.getMessage());
                return 1;
            }
            tell(command.getErr(), unexpected(failure));
            return 1;
        });
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Shows this help.")
                                .build()));
        return line;
    }

    /** What nobody foresaw is kept whole for whoever mends it; a person gets one sentence. */
    private static String unexpected(Exception failure) {
        var file = Path.of(
                System.getProperty("java.io.tmpdir"),
                "jixia-failure-" + ProcessHandle.current().pid());
        try (var out = new PrintWriter(Files.newBufferedWriter(file))) {
            failure.printStackTrace(out);
            return "Something went wrong that should not (" + failure + "); the details are in " + file + ".";
        } catch (IOException e) {
            return "Something went wrong that should not (" + failure + ").";
        }
    }

    private static void tell(PrintWriter err, String sentences) {
        sentences.lines().forEach(sentence -> err.println("jixia: " + sentence));
        err.flush();
    }

    /** The project folder, given by the shell wrapper. */
    static Path home() {
        var home = System.getProperty("jixia.home");
        if (home == null) {
            throw new Trouble("Start the launcher by ./jixia in the project folder.");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}
