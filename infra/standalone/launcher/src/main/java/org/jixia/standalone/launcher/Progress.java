package org.jixia.standalone.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The lines that a person reads while something goes on. */
public final class Progress {

    private final PrintStream out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** One finished step: what, how, and how long it took. */
    public void step(String name, String outcome, Duration took) {
        say(String.format(Locale.ROOT, "  %-14s %-34s %6.1f s", name, outcome, took.toMillis() / 1000.0));
    }

    public Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
