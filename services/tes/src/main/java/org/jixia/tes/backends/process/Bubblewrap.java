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
import java.util.stream.Stream;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;
import org.jixia.tes.domain.execution.Why;

/**
 * Writes the shell text that runs the commands of an attempt in sandboxes. A sandbox shows the room's own root, the host's
 * programs read-only and nothing else; it has no capabilities, no other processes, never root's number on the host and, unless
 * granted, no network.
 */
final class Bubblewrap implements Sandbox {
    /** At the top level, because a task can rename the folders above a mount, and never the mount itself. */
    static final String TOKEN_FOLDER = "/.jixia";

    private static final List<String> HOST_FOLDERS =
            List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/proc", "/dev", "/sys");

    private static final List<String> MERGED = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    /** Those that are links into /usr on this host, and those that are not. */
    private static final List<String> LINKS = MERGED.stream()
            .filter(name -> Files.isSymbolicLink(Path.of("/", name)))
            .toList();

    private static final List<String> FOLDERS = MERGED.stream()
            .filter(name -> !LINKS.contains(name))
            .map(name -> "/" + name)
            .filter(path -> Files.isDirectory(Path.of(path)))
            .toList();

    /** What of a fresh /proc changes the host for everybody, or tells of it; shown read-only, whoever may write it. */
    private static final List<String> KERNEL = Stream.of(
                    "sys", "sysrq-trigger", "irq", "bus", "fs", "scsi", "acpi", "pressure")
            .map(name -> "/proc/" + name)
            .filter(path -> Files.exists(Path.of(path)))
            .toList();

    private final ProcessSettings settings;
    private final TaskUser user;
    private Path program;
    private Path etc;
    private Optional<String> networkless = Optional.of("tasks on this host get no network");
    private UserNetwork network;

    Bubblewrap(ProcessSettings settings) {
        this.settings = settings;
        this.user = TaskUser.beside(settings.taskUser());
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
        var found = Programs.find("bwrap");
        if (found.isEmpty()) {
            return Optional.of("bubblewrap is not installed (apt-get install bubblewrap)");
        }
        var refusal = user.refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        program = found.get();
        etc = Skeleton.make(state, settings.configuration(), UserNetwork.NAMESERVER);
        user.show(etc);
        user.pass(state);
        user.pass(state.getParent());
        refusal = tryOut(state, false);
        if (refusal.isEmpty() && settings.networkAllowed()) {
            networkless = openNetwork(state);
        }
        return refusal;
    }

    private Optional<String> openNetwork(Path state) throws IOException, InterruptedException {
        var found = UserNetwork.find();
        if (found.isEmpty()) {
            return Optional.of(
                    "tasks on this host get no network: slirp4netns is not installed (apt-get install slirp4netns)");
        }
        network = found.get();
        return tryOut(state, true).map(why -> "tasks on this host get no network: " + why);
    }

    @Override
    public Optional<String> refuses(Requirements requirements) {
        if (requirements.network() && networkless.isPresent()) {
            return networkless;
        }
        return requirements.paths().stream()
                .filter(path ->
                        HOST_FOLDERS.stream().anyMatch(host -> path.equals(host) || path.startsWith(host + "/")))
                .findFirst()
                .map(path -> path + " lies in a folder that the host provides read-only");
    }

    @Override
    public List<String> shell(String script) throws IOException {
        return user.shell(settings.state().getParent(), settings.readable(), script);
    }

    @Override
    public void furnish(Launch launch) throws IOException {
        var root = launch.room().root();
        furnish(root);
        link(root, "cromwell_root", launch.workdir());
        Files.createDirectories(root.resolve("mnt/disks"));
        link(root, "mnt/disks/cromwell_root", launch.workdir());
    }

    @Override
    public void give(Launch launch) throws IOException {
        user.giveRoom(launch.room().dir());
    }

    /** Workflows written for Cromwell name its directories; a task's own file of that name wins. */
    private static void link(Path root, String name, String target) throws IOException {
        var place = root.resolve(name);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(place, Path.of(target));
        }
    }

    /** Gives a root what must be there before the first sandbox: a second one would fail on links made by the first. */
    private static void furnish(Path root) throws IOException {
        for (var name : LINKS) {
            link(root, name, "usr/" + name);
        }
    }

    /** Runs nothing in a sandbox, by the way that tasks take; the sentence says why that does not work here. */
    private Optional<String> tryOut(Path state, boolean networked) throws IOException, InterruptedException {
        var trial = Files.createTempDirectory(state, "trial");
        try {
            var root = Files.createDirectory(trial.resolve("root"));
            furnish(root);
            user.give(trial);
            var arguments = sandbox(root, networked);
            arguments.addAll(List.of("--", "/bin/sh", "-c", ":"));
            var text = new StringBuilder("cd ");
            Shell.quote(text, trial.toString());
            text.append("|| exit 1\n");
            append(text, arguments, 0, networked);
            var process = new ProcessBuilder(shell(text + "exit $code"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.of("bubblewrap does not answer");
            }
            var said = new String(process.getInputStream().readNBytes(2000)).strip();
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("no sandbox can be made here: "
                            + Stream.of(said, Shell.firstLine(trial.resolve("stderr.0")), UserNetwork.said(trial))
                                    .filter(words -> !words.isEmpty())
                                    .findFirst()
                                    .orElse("nothing says why"));
        } finally {
            Directories.delete(trial);
        }
    }

    @Override
    public String script(Launch launch, long memoryLimit, Optional<String> group) {
        var text = new StringBuilder();
        var number = 0;
        for (var command : launch.commands()) {
            text.append("[ ! -e stop ] || return 0\n");
            append(text, arguments(launch, command), number, launch.network());
            text.append("echo \"$code\" > code.").append(number).append('\n');
            if (!command.ignoreError()) {
                text.append("[ \"$code\" -eq 0 ] || return 0\n");
            }
            number++;
        }
        return text.toString();
    }

    /** Runs the sandbox; its code is then in {@code $code}, and {@code status.N} tells whether the command was reached. */
    private void append(StringBuilder text, List<String> arguments, int number, boolean networked) {
        var command = new StringBuilder();
        arguments.forEach(argument -> Shell.quote(command, argument));
        var streams = ">> stdout." + number + " 2>> stderr." + number + " 7> status." + number;
        if (networked) {
            text.append(network.around(command.toString(), streams));
        } else {
            text.append(command).append("< /dev/null ").append(streams).append("\ncode=$?\n");
        }
    }

    private List<String> arguments(Launch launch, Command command) {
        var arguments = sandbox(launch.room().root(), launch.network());
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

    private List<String> sandbox(Path root, boolean networked) {
        var arguments = new ArrayList<>(List.of(program.toString(), "--json-status-fd", "7"));
        // A user namespace is asked for by name: as root, --unshare-all would keep root's real capabilities inside.
        arguments.addAll(List.of("--unshare-user", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL"));
        arguments.addAll(List.of("--uid", "1000", "--gid", "1000", "--hostname", "task"));
        if (networked) {
            // Not the host's: that of the namespace in which this sandbox is started.
            arguments.add("--share-net");
        }
        arguments.addAll(List.of("--bind", root.toString(), "/", "--ro-bind", "/usr", "/usr"));
        FOLDERS.forEach(path -> arguments.addAll(List.of("--ro-bind", path, path)));
        arguments.addAll(List.of("--ro-bind", etc.toString(), "/etc", "--proc", "/proc", "--dev", "/dev"));
        KERNEL.forEach(path -> arguments.addAll(List.of("--ro-bind-try", path, path)));
        settings.readable()
                .forEach(path -> arguments.addAll(List.of("--ro-bind-try", path.toString(), path.toString())));
        return arguments;
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

    /** What a command says is no proof of anything: only bubblewrap's own account tells whether it was reached at all. */
    @Override
    public Ending judge(Launch launch, Ending ending) {
        var last = ending.exits().size() - 1;
        if (ending.exits().get(last).code() != 1) {
            return ending;
        }
        if (reached(launch, last)) {
            return ending;
        }
        var said = Shell.firstLine(launch.room().stderr(last));
        if (said.startsWith("bwrap: execvp ")) {
            return ending.lastWas(127).because(Cause.of(Why.COMMAND_NOT_FOUND, said.substring(14)));
        }
        if (said.startsWith("bwrap: Can't chdir")) {
            return ending;
        }
        var words = said.isEmpty() ? UserNetwork.said(launch.room().dir()) : said;
        return ending.because(Cause.of(Why.SANDBOX_NOT_MADE, words.replaceFirst("^bwrap: ", "")));
    }

    /** Bubblewrap tells an exit code only of a command that it could start. */
    private static boolean reached(Launch launch, int command) {
        try {
            return Files.readString(launch.room().dir().resolve("status." + command))
                    .contains("\"exit-code\"");
        } catch (IOException notMade) {
            return false;
        }
    }

    @Override
    public void clear(AttemptId attempt) {
        // A sandbox dies with the shell that made it.
    }
}
