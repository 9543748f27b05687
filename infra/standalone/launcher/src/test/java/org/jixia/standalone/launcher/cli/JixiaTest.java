package org.jixia.standalone.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
    void anUnknownCommandIsExplained() {
        assertThat(line().execute("dance")).isEqualTo(2);
        assertThat(err.toString()).contains("dance");
    }

    @Test
    void everyCommandOfTheManualIsThere() {
        assertThat(Jixia.commandLine().getSubcommands().keySet())
                .contains("demo", "up", "down", "status", "logs", "reset", "doctor", "test", "token", "bench", "warm");
    }
}
