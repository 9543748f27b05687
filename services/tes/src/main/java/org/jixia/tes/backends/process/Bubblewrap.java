package org.jixia.tes.backends.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.Launch;

/**
 * Writes the shell text that runs the commands of an attempt in sandboxes. A sandbox shows the room's own root, the host's
 * programs read-only and nothing else; it has no capabilities, no other processes and, unless granted, no network.
 */
final class Bubblewrap {
    /** At the top level, because a task can rename the folders above a mount, and never the mount itself. */
    static final String TOKEN_FOLDER = "/.jixia";

    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    private final Path program;
    private final ProcessSettings settings;
    private final Path etc;

    Bubblewrap(Path program, ProcessSettings settings, Path etc) {
        this.program = program;
        this.settings = settings;
        this.etc = etc;
    }

    static Optional<Path> find() {
        for (var folder : List.of("/usr/bin", "/usr/local/bin", "/bin")) {
            var candidate = Path.of(folder, "bwrap");
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Gives a root what must be there before the first sandbox: a second one would fail on links made by the first. */
    void furnish(Path root) throws IOException {
        for (var name : MERGED) {
            var place = root.resolve(name);
            if (Files.isSymbolicLink(Path.of("/", name)) && !Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(place, Path.of("usr", name));
            }
        }
    }

    /** Starts one empty sandbox; the sentence says why that does not work here. */
    Optional<String> tryOut(Path root) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(program.toString()));
        isolation(arguments, false);
        view(arguments, root);
        arguments.addAll(List.of("--", "/bin/sh", "-c", ":"));
        var process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes()).strip();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.of("bubblewrap does not answer");
        }
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of("bubblewrap cannot make a sandbox here: " + said);
    }

    /** The file {@code run} of an attempt. It stops at the first failure, and before any command once the file {@code stop} is there. */
    String script(Launch launch) {
        var text = new StringBuilder();
        var number = 0;
        for (var command : launch.commands()) {
            text.append("[ ! -e stop ] || return 0\n");
            for (var argument : arguments(launch, command)) {
                quote(text, argument);
            }
            text.append("< /dev/null >> stdout.")
                    .append(number)
                    .append(" 2>> stderr.")
                    .append(number)
                    .append('\n');
            text.append("code=$?; echo \"$code\" > code.").append(number).append('\n');
            if (!command.ignoreError()) {
                text.append("[ \"$code\" -eq 0 ] || return 0\n");
            }
            number++;
        }
        return text.toString();
    }

    private List<String> arguments(Launch launch, Command command) {
        var arguments = new ArrayList<>(List.of(program.toString()));
        isolation(arguments, launch.network());
        view(arguments, launch.room().root());
        if (launch.network()) {
            arguments.addAll(List.of("--ro-bind-try", launch.room().token().toString(), TOKEN_FOLDER));
        }
        arguments.add("--clearenv");
        var environment = new TreeMap<>(launch.environment());
        environment.putAll(command.environment());
        environment.forEach((name, value) -> arguments.addAll(List.of("--setenv", name, value)));
        arguments.addAll(List.of("--chdir", command.workdir().orElse(Launch.DEFAULT_WORKDIR), "--"));
        command.stdin()
                .ifPresent(file -> arguments.addAll(
                        // Opened inside, where a link that an earlier command left cannot lead out.
                        List.of("/bin/sh", "-c", "exec < \"$1\" && shift && exec \"$@\"", "stdin", file)));
        arguments.addAll(command.argv());
        return arguments;
    }

    private static void isolation(List<String> arguments, boolean network) {
        // A user namespace is asked for by name: as root, --unshare-all would keep root's real capabilities inside.
        arguments.addAll(List.of("--unshare-user", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL"));
        arguments.addAll(List.of("--uid", "1000", "--gid", "1000", "--hostname", "task"));
        if (network) {
            arguments.add("--share-net");
        }
    }

    private void view(List<String> arguments, Path root) {
        arguments.addAll(List.of("--bind", root.toString(), "/", "--ro-bind", "/usr", "/usr"));
        for (var name : MERGED) {
            var host = Path.of("/", name);
            if (Files.isDirectory(host) && !Files.isSymbolicLink(host)) {
                arguments.addAll(List.of("--ro-bind", host.toString(), host.toString()));
            }
        }
        arguments.addAll(List.of("--ro-bind", etc.toString(), "/etc", "--proc", "/proc", "--dev", "/dev"));
        settings.readable()
                .forEach(path -> arguments.addAll(List.of("--ro-bind-try", path.toString(), path.toString())));
    }

    private static void quote(StringBuilder text, String argument) {
        text.append('\'').append(argument.replace("'", "'\\''")).append("' ");
    }
}
