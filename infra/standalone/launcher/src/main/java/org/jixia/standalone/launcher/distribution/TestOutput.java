package org.jixia.standalone.launcher.distribution;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Makes of Maven's many lines the few that a person wants to see: each module when it begins, classes that take long,
 * and everything that failed. Modules may run side by side: a class or a fault says itself where it belongs.
 */
public final class TestOutput implements Consumer<String> {

    private static final Pattern MODULE =
            Pattern.compile("^\\[INFO] Building (\\S.*?) \\d\\S*(?: +\\[(\\d+)/(\\d+)])?$");
    private static final Pattern CLASS =
            Pattern.compile("^\\[\\w+] Tests run: (\\d+), .*Time elapsed: ([\\d.]+) s.* in (?:\\w+\\.)*(\\w+)$");
    private static final Pattern CASE = Pattern.compile("^\\[ERROR] .*<<< (FAILURE|ERROR)!.*$");
    private static final Set<String> BOILERPLATE = Set.of(
            "Tests run:",
            "at ",
            "-> [Help",
            "[Help",
            "To see the full stack trace",
            "Re-run Maven",
            "For more information about the errors",
            "After correcting the problems",
            "mvn <args>",
            "See ",
            "Please refer to");
    private static final double LONG_SECONDS = 10;
    private static final int MOST_FAULTS = 120;

    private final Consumer<String> screen;
    private final Set<String> told = new HashSet<>();
    private boolean results;
    private int tests;

    public TestOutput(Consumer<String> screen) {
        this.screen = screen;
    }

    /** Tests that were run, failed ones included. */
    public int tests() {
        return tests;
    }

    @Override
    public void accept(String line) {
        var module = MODULE.matcher(line);
        var tested = CLASS.matcher(line);
        if (module.matches()) {
            results = false;
            var place = module.group(2) == null ? "" : module.group(2) + " of " + module.group(3) + ": ";
            screen.accept("  " + place + module.group(1));
        } else if (tested.matches()) {
            tests += Integer.parseInt(tested.group(1));
            var seconds = Double.parseDouble(tested.group(2));
            if (seconds >= LONG_SECONDS) {
                screen.accept(String.format(
                        Locale.ROOT, "      %s, %s tests, %.0f s", tested.group(3), tested.group(1), seconds));
            }
        } else {
            fault(line);
        }
    }

    /** A fault's text may go over several lines, of which only the first is marked. */
    private void fault(String line) {
        if (!line.startsWith("[ERROR]")) {
            results = results && !line.startsWith("[");
            if (results && !line.isBlank()) {
                tell("          " + line);
            }
            return;
        }
        var text = line.substring("[ERROR]".length());
        var words = text.strip();
        var heading = List.of("Failures:", "Errors:").contains(words);
        results = heading || results && !words.startsWith("Tests run:");
        if (words.isEmpty()
                || heading
                || CASE.matcher(line).matches()
                || BOILERPLATE.stream().anyMatch(words::startsWith)) {
            return;
        }
        tell("    ✗ " + words);
    }

    /** Compilers and Maven itself tell some faults twice. */
    private void tell(String text) {
        if (told.size() == MOST_FAULTS) {
            told.add("");
            screen.accept("    … more in the log");
        } else if (told.size() < MOST_FAULTS && told.add(text)) {
            screen.accept(text);
        }
    }
}
