package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Exit;
import org.jixia.tes.domain.execution.Why;

/**
 * What slot and service write beside a room, and the only thing that counts after a crash: {@code run} (the script, headed by
 * its meter), {@code started} (who runs it: whoever appended its first line), {@code code.N}, {@code exit} (ended; complete
 * only with its last line), {@code stop} (why it was ended). An empty file counts as none.
 */
record Notes(Path dir) {
    /** No argument holds it. */
    private static final String BETWEEN = "\0";

    private static final int START_TIME = 19;
    private static final String METER = "# ";
    private static final String NOBODY = "nobody";

    boolean ended() {
        try {
            return Files.readString(dir.resolve("exit")).endsWith("end\n");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Takes the right to start this attempt away from whoever comes later; false when a slot has it. */
    boolean claim() throws IOException {
        Files.writeString(dir.resolve("started"), NOBODY + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return firstLine("started").filter(NOBODY::equals).isPresent();
    }

    /** The slot that runs this attempt, if it is the same process as then and still lives. */
    Optional<Long> runner() {
        try {
            var parts = firstLine("started").orElse("").split(" ", 3);
            if (parts.length < 3) {
                return Optional.empty();
            }
            var boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            var now = Files.readString(Path.of("/proc", parts[0], "stat"));
            return parts[1].equals(boot) && startTime(now).equals(startTime(parts[2]))
                    ? Optional.of(Long.parseLong(parts[0]))
                    : Optional.empty();
        } catch (IOException goneOrNeverStarted) {
            return Optional.empty();
        }
    }

    private static String startTime(String stat) {
        // The second field is the program's name in parentheses and may hold anything.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return fields.length > START_TIME ? fields[START_TIME] : "";
    }

    void stop(Cause cause) throws IOException {
        Files.writeString(
                dir.resolve("stop"),
                Stream.concat(Stream.of(cause.why().name()), cause.arguments().stream())
                        .collect(Collectors.joining(BETWEEN)));
    }

    Optional<Cause> stopped() {
        try {
            var parts = List.of(Files.readString(dir.resolve("stop")).split(BETWEEN, -1));
            return Optional.of(new Cause(Why.valueOf(parts.getFirst()), parts.subList(1, parts.size())));
        } catch (IOException | IllegalArgumentException notStopped) {
            return Optional.empty();
        }
    }

    /** The script, headed by what measures it. */
    void run(String script, String meter) throws IOException {
        Files.writeString(dir.resolve("run"), METER + meter + "\n" + script);
    }

    Optional<String> meter() {
        return firstLine("run").filter(line -> line.startsWith(METER)).map(line -> line.substring(METER.length()));
    }

    private Optional<String> firstLine(String name) {
        try (var lines = Files.newBufferedReader(dir.resolve(name))) {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    List<Exit> exits(int commands) throws IOException {
        var exits = new ArrayList<Exit>();
        var begun = modified("started");
        for (var number = 0; number < commands; number++) {
            var code = dir.resolve("code." + number);
            try {
                var text = Files.readString(code).strip();
                if (text.isEmpty()) {
                    break;
                }
                var ended = modified("code." + number);
                exits.add(new Exit(Integer.parseInt(text), begun, ended));
                begun = ended;
            } catch (NoSuchFileException notReached) {
                break;
            }
        }
        return exits;
    }

    private Instant modified(String name) throws IOException {
        return Files.getLastModifiedTime(dir.resolve(name)).toInstant();
    }
}
