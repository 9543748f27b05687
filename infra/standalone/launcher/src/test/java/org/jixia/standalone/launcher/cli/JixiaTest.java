package org.jixia.standalone.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixia.standalone.launcher.Trouble;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class JixiaTest {

    @Command(name = "stumble")
    static final class Stumble implements Runnable {
        @Override
        public void run() {
            throw new Trouble("The lamp is out: light it.");
        }
    }

    @Command(name = "fall")
    static final class Fall implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("a hole");
        }
    }

    private final StringWriter err = new StringWriter();

    private CommandLine line() {
        return Jixia.commandLine().addSubcommand(new Stumble()).setErr(new PrintWriter(err));
    }

    @Test
    void aTroubleIsOneSentenceAndExitCodeOne() {
        var line = line();
        line.getSubcommands().get("stumble").setErr(new PrintWriter(err));

        assertThat(line.execute("stumble")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("jixia: The lamp is out: light it.");
    }

    @Test
    void whatNobodyForesawIsOneSentenceWithoutAStackTrace() throws IOException {
        var line = line().addSubcommand(new Fall());
        line.getSubcommands().get("fall").setErr(new PrintWriter(err));

        assertThat(line.execute("fall")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("a hole");
        var details = Path.of(err.toString().replaceAll("(?s).*details are in (\\S+)\\..*", "$1"));
        assertThat(Files.readString(details)).contains("IllegalStateException", "at org.jixia");
        Files.delete(details);
    }

    @Test
    void anUnknownCommandIsExplained() {
        assertThat(line().execute("dance")).isEqualTo(2);
        assertThat(err.toString()).contains("dance");
    }

    @Test
    void everyCommandOfTheManualIsThere() {
        assertThat(Jixia.commandLine().getSubcommands().keySet())
                .contains(
                        "demo", "up", "down", "status", "logs", "reset", "doctor", "test", "token", "bench", "warm",
                        "tour");
    }
}
