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
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.EndCode;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;

/**
 * Writes the shell text that runs the commands of an attempt in sandboxes. A sandbox shows the room's own root, the host's
 * programs read-only and nothing else; it has no capabilities, no other processes and, unless granted, no network.
 */
final class Bubblewrap implements Sandbox {
    /** At the top level, because a task can rename the folders above a mount, and never the mount itself. */
    static final String TOKEN_FOLDER = "/.jixia";

    private static final List<String> HOST_FOLDERS =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/proc", "/dev", "/sys");

    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    private final ProcessSettings settings;
    private Path program;
    private Path etc;

    Bubblewrap(ProcessSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public boolean measured(boolean group) {
        return true;
    }

    @Override
    public Optional<String> open(Path state) throws IOException, InterruptedException {
        var found = find();
        if (found.isEmpty()) {
            return Optional.of("bubblewrap is not installed (apt-get install bubblewrap)");
        }
        program = found.get();
        etc = Skeleton.make(state, settings.configuration());
        var trial = Files.createTempDirectory(state, "trial");
        furnish(trial);
        var refusal = tryOut(trial);
        Directories.delete(trial);
        return refusal;
    }

    @Override
    public Optional<String> refuses(Requirements requirements) {
        if (requirements.network() && !settings.networkAllowed()) {
            return Optional.of("tasks on this host get no network");
        }
        return requirements.paths().stream()
                .filter(path ->
                        HOST_FOLDERS.stream().anyMatch(host -> path.equals(host) || path.startsWith(host + "/")))
                .findFirst()
                .map(path -> path + " lies in a folder that the host provides read-only");
    }

    @Override
    public void furnish(Launch launch) throws IOException {
        var root = launch.room().root();
        furnish(root);
        link(root, "cromwell_root", launch.workdir());
        Files.createDirectories(root.resolve("mnt/disks"));
        link(root, "mnt/disks/cromwell_root", launch.workdir());
    }

    /** Workflows written for Cromwell name its directories; a task's own file of that name wins. */
    private static void link(Path root, String name, String target) throws IOException {
        var place = root.resolve(name);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(place, Path.of(target));
        }
    }

    private static Optional<Path> find() {
        for (var folder : List.of("/usr/bin", "/usr/local/bin", "/bin")) {
            var candidate = Path.of(folder, "bwrap");
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Gives a root what must be there before the first sandbox: a second one would fail on links made by the first. */
    private static void furnish(Path root) throws IOException {
        for (var name : MERGED) {
            var place = root.resolve(name);
            if (Files.isSymbolicLink(Path.of("/", name)) && !Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(place, Path.of("usr", name));
            }
        }
    }

    /** Starts one empty sandbox; the sentence says why that does not work here. */
    private Optional<String> tryOut(Path root) throws IOException, InterruptedException {
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

    @Override
    public String script(Launch launch, long memoryLimit, Optional<String> group) {
        var text = new StringBuilder();
        var number = 0;
        for (var command : launch.commands()) {
            text.append("[ ! -e stop ] || return 0\n");
            for (var argument : arguments(launch, command)) {
                Shell.quote(text, argument);
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

    /** Kills the first process of each sandbox, and with it everything in its namespace; before there is one, its maker. */
    @Override
    public void kill(AttemptId attempt, long slotPid) {
        ProcessHandle.of(slotPid)
                .ifPresent(slot -> slot.children().toList().forEach(outer -> {
                    outer.children().forEach(ProcessHandle::destroyForcibly);
                    if (outer.children().findAny().isEmpty()) {
                        outer.destroyForcibly();
                    }
                }));
    }

    /** Bubblewrap speaks only when no command ran. */
    @Override
    public Ending judge(Launch launch, Ending ending) {
        var last = ending.exits().size() - 1;
        if (ending.exits().get(last).code() != 1) {
            return ending;
        }
        var said = Shell.firstLine(launch.room().stderr(last));
        if (said.startsWith("bwrap: execvp ")) {
            return ending.lastWas(127)
                    .because(new Cause(EndCode.COMMAND_NOT_FOUND, "cannot run " + said.substring(14)));
        }
        if (said.startsWith("bwrap: ") && !said.startsWith("bwrap: Can't chdir")) {
            return ending.because(Cause.system("no sandbox could be made: " + said.substring(7)));
        }
        return ending;
    }

    @Override
    public void clear(AttemptId attempt) {
        // A sandbox dies with the shell that made it.
    }
}
