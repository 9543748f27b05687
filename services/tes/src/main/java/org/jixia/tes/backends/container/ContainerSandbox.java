package org.jixia.tes.backends.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.tes.backends.process.ProcessSettings;
import org.jixia.tes.backends.process.Sandbox;
import org.jixia.tes.backends.process.Shell;
import org.jixia.tes.backends.process.TaskUser;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;
import org.jixia.tes.domain.execution.Why;

/**
 * One container for each command: the image read-only, the room's folders over it, the task user without any
 * capability, no network unless granted. What a task writes lies in its room, so that disk, outputs and removal are as elsewhere.
 */
public final class ContainerSandbox implements Sandbox {
    /** Folders of images that the room must not hide. */
    private static final Set<String> OF_THE_IMAGE = Set.of(
            "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "libx32", "opt", "proc", "root", "run", "sbin", "sys",
            "usr", "var");

    private static final String TOKEN_FOLDER = "/.jixia";

    private final ContainerEngine engine;
    private final ProcessSettings settings;
    private final TaskUser user;
    private final Set<AttemptId> killing = ConcurrentHashMap.newKeySet();
    private boolean grouped;

    public ContainerSandbox(ContainerEngine engine, ProcessSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.user = TaskUser.beside(settings.taskUser());
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Optional<String> open(Path state) {
        var answer = engine.ask("info", "--format", "{{.CgroupDriver}} {{.CgroupVersion}} {{.ServerVersion}}");
        grouped = answer.well() && answer.output().startsWith("cgroupfs 1");
        return answer.well()
                ? Optional.empty()
                : Optional.of("no container engine answers: "
                        + answer.output().lines().reduce((first, last) -> last).orElse("it says nothing"));
    }

    @Override
    public boolean measured(boolean group) {
        return group && grouped;
    }

    @Override
    public Optional<String> refuses(Requirements requirements) {
        if (requirements.network() && !settings.networkAllowed()) {
            return Optional.of("tasks on this host get no network");
        }
        return requirements.paths().stream()
                .filter(path -> OF_THE_IMAGE.contains(top(path)))
                .findFirst()
                .map(path -> path + " lies in a folder that the image provides");
    }

    private static String top(String path) {
        return path.substring(1).split("/", 2)[0];
    }

    @Override
    public void furnish(Launch launch) throws IOException {
        for (var name : shared(launch)) {
            Files.createDirectories(launch.room().root().resolve(name));
        }
    }

    /** Only what the container sees: the notes beside it are written by this service's own user. */
    @Override
    public void give(Launch launch) throws IOException {
        user.give(launch.room().root());
    }

    /** The folders at the top of the task's view that come from the room. */
    private static Set<String> shared(Launch launch) {
        var names = new TreeSet<>(List.of("tmp", "home", "mnt"));
        launch.folders().forEach(folder -> names.add(top(folder)));
        launch.commands().forEach(command -> names.add(top(command.workdir().orElse(Launch.DEFAULT_WORKDIR))));
        names.remove("");
        return names;
    }

    @Override
    public String script(Launch launch, long memoryLimit, Optional<String> group) {
        var text = new StringBuilder(engine.function());
        for (var number = 0; number < launch.commands().size(); number++) {
            var command = launch.commands().get(number);
            var name = container(launch.id(), number);
            text.append("[ ! -e stop ] || return 0\nif engine ");
            create(launch, command, name, memoryLimit, group).forEach(argument -> Shell.quote(text, argument));
            text.append("> engine.").append(number).append(" 2>&1; then\n");
            text.append("  [ -e stop ] || engine start -a ").append(name);
            text.append(" < /dev/null >> stdout.")
                    .append(number)
                    .append(" 2>> stderr.")
                    .append(number)
                    .append('\n');
            inspect(text, "{{.State.ExitCode}}", name, "code.", number);
            inspect(text, "{{.State.OOMKilled}} {{.State.Error}}", name, "state.", number);
            text.append("  engine rm -f ").append(name).append(" > /dev/null 2>&1\nelse\n");
            text.append("  echo 125 > code.").append(number).append("\nfi\n");
            text.append("IFS= read -r code < code.").append(number).append(" || return 0\n");
            if (!command.ignoreError()) {
                text.append("[ \"$code\" = 0 ] || return 0\n");
            }
        }
        return text.toString();
    }

    private static void inspect(StringBuilder text, String what, String name, String file, int number) {
        text.append("  engine inspect -f '").append(what).append("' ").append(name);
        text.append(" > ").append(file).append(number).append(" 2> /dev/null\n");
    }

    private static String container(AttemptId attempt, int number) {
        return "jixia-" + attempt + "-" + number;
    }

    private List<String> create(Launch launch, Command command, String name, long memoryLimit, Optional<String> group) {
        var root = launch.room().root();
        var workdir = command.workdir().orElse(Launch.DEFAULT_WORKDIR);
        var arguments = new ArrayList<>(List.of("create", "--name", name, "--label", "org.jixia.tes=" + launch.id()));
        arguments.addAll(List.of("--user", user.ids(), "--cap-drop", "ALL", "--security-opt", "no-new-privileges"));
        arguments.addAll(List.of("--read-only", "--hostname", "task"));
        arguments.addAll(List.of("--network", launch.network() ? "bridge" : "none"));
        arguments.addAll(List.of("--memory", memoryLimit + "b", "--memory-swap", memoryLimit + "b"));
        if (launch.grant().cpuMillis() < Runtime.getRuntime().availableProcessors() * 1000L) {
            arguments.addAll(
                    List.of("--cpus", String.format("%.3f", launch.grant().cpuMillis() / 1000.0)));
        }
        if (grouped) {
            group.ifPresent(path -> arguments.addAll(List.of("--cgroup-parent", path)));
        }
        shared(launch).forEach(folder -> mount(arguments, root.resolve(folder), "/" + folder, false));
        for (var other : List.of("/cromwell_root", "/mnt/disks/cromwell_root")) {
            if (!workdir.startsWith(other)) {
                mount(arguments, launch.room().at(launch.workdir()), other, false);
            }
        }
        settings.readable().forEach(path -> mount(arguments, path, path.toString(), true));
        if (launch.network()) {
            mount(arguments, launch.room().token(), TOKEN_FOLDER, true);
        }
        var environment = new TreeMap<>(launch.environment());
        environment.remove("PATH");
        environment.putAll(command.environment());
        environment.forEach((variable, value) -> arguments.addAll(List.of("--env", variable + "=" + value)));
        arguments.addAll(List.of("--workdir", workdir, "--entrypoint", ""));
        arguments.addAll(List.of("--", command.image()));
        command.stdin()
                .ifPresent(file -> arguments.addAll(
                        // Opened inside, where a link that an earlier command left cannot lead out.
                        List.of("/bin/sh", "-c", "exec < \"$1\" && shift && exec \"$@\"", "stdin", file)));
        arguments.addAll(command.argv());
        return arguments;
    }

    private static void mount(List<String> arguments, Path host, String inside, boolean readOnly) {
        var text = "type=bind,\"source=" + host + "\",\"target=" + inside + "\"";
        arguments.addAll(List.of("--mount", readOnly ? text + ",readonly" : text));
    }

    @Override
    public void kill(AttemptId attempt, long slotPid) {
        // The engine takes its time, and whoever asks must not wait for it.
        if (killing.add(attempt)) {
            Thread.ofVirtual().name("kill-" + attempt).start(() -> {
                try {
                    remove(attempt, "ps", "-q");
                } finally {
                    killing.remove(attempt);
                }
            });
        }
    }

    @Override
    public void clear(AttemptId attempt) {
        remove(attempt, "ps", "-aq");
    }

    private void remove(AttemptId attempt, String... list) {
        var query = new ArrayList<>(List.of(list));
        query.addAll(List.of("--filter", "label=org.jixia.tes=" + attempt));
        var found = engine.ask(query.toArray(String[]::new));
        if (!found.well() || found.output().isBlank()) {
            return;
        }
        var command = new ArrayList<>(list[1].equals("-q") ? List.of("kill") : List.of("rm", "-f"));
        found.output().lines().forEach(command::add);
        engine.ask(command.toArray(String[]::new));
    }

    @Override
    public Ending judge(Launch launch, Ending ending) {
        var last = ending.exits().size() - 1;
        var code = ending.exits().get(last).code();
        var dir = launch.room().dir();
        if (code == 125 && !Files.exists(dir.resolve("state." + last))) {
            var said = Shell.firstLine(dir.resolve("engine." + last));
            return ending.because(
                    engine.holds(launch.commands().get(last).image())
                            ? Cause.of(Why.CONTAINER_NOT_MADE, said)
                            : Cause.of(Why.IMAGE_MISSING, said));
        }
        for (var number = 0; number <= last; number++) {
            if (Shell.firstLine(dir.resolve("state." + number)).startsWith("true")) {
                return ending.because(Cause.outOfMemory(launch.grant()));
            }
        }
        var failure = Shell.firstLine(dir.resolve("state." + last)).replaceFirst("^\\S+ ?", "");
        if (failure.isEmpty()) {
            return ending;
        }
        return failure.contains("executable file not found") || failure.contains("no such file or directory")
                ? missing(launch, ending, last)
                : ending.because(Cause.of(Why.CONTAINER_NOT_STARTED, failure));
    }

    private static Ending missing(Launch launch, Ending ending, int number) {
        var program = launch.commands().get(number).argv().getFirst();
        return ending.lastWas(127).because(Cause.of(Why.PROGRAM_NOT_IN_IMAGE, program));
    }
}
