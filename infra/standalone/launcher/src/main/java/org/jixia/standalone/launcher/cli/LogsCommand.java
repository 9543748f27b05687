package org.jixia.standalone.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.platform.Part;
import org.jixia.standalone.launcher.process.Interruption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the log of one process.")
final class LogsCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "A name as 'status' lists it.")
    private String name;

    @Option(names = "-f", description = "Go on as it grows.")
    private boolean follow;

    @Option(names = "-n", description = "Number of last lines; 200 when not said.", defaultValue = "200")
    private int lines;

    @Override
    public void run() {
        var platform = Surroundings.existing();
        if (platform.part(name).isEmpty()) {
            var names = platform.known().stream().map(Part::name).toList();
            throw new Trouble("There is no process '" + name + "'; there are: " + String.join(", ", names) + ".");
        }
        var log = platform.installation().log(name);
        if (!Files.exists(log)) {
            throw new Trouble(name + " has written no log yet: './jixia up' starts it.");
        }
        var builder = new ProcessBuilder("tail", "-n", Integer.toString(lines), follow ? "-F" : "-q", log.toString());
        try (var interruption = new Interruption(Duration.ofSeconds(5), () -> {})) {
            show(builder.inheritIO().start());
        } catch (IOException e) {
            throw new Trouble("The command 'tail' cannot be run: " + e.getMessage() + ".", e);
        }
    }

    private static void show(Process tail) {
        try {
            tail.waitFor();
        } catch (InterruptedException e) {
            tail.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
