package org.jixia.tes.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixia.tes.domain.execution.AttemptId;
import org.jixia.tes.domain.execution.Backend;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Command;
import org.jixia.tes.domain.execution.EndCode;
import org.jixia.tes.domain.execution.Ending;
import org.jixia.tes.domain.execution.Exit;
import org.jixia.tes.domain.execution.Grant;
import org.jixia.tes.domain.execution.Launch;
import org.jixia.tes.domain.execution.Requirements;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every backend does alike; an adaptor's test names the backend and an image that holds bash and the usual programs. */
public abstract class BackendContract {
    private static final long MIB = 1 << 20;
    private static final Grant USUAL = new Grant(1000, 256 * MIB, 256 * MIB, Duration.ofSeconds(60));

    @TempDir
    protected Path folder;

    private Backend backend;

    protected abstract Backend open(Path state);

    protected abstract String image();

    /** Whether this host lets the backend measure what a task uses. */
    protected boolean measures() {
        return true;
    }

    /** Whether the commands are processes below this one. */
    protected boolean seesProcesses() {
        return true;
    }

    @BeforeEach
    void start() {
        backend = open(folder.resolve("state"));
        Assumptions.assumeTrue(
                backend.unavailable().isEmpty(), () -> backend.unavailable().orElse(""));
    }

    @AfterEach
    void end() {
        backend.close();
    }

    protected final Launch launch(Grant grant, Command... commands) throws IOException {
        return launch(grant, false, commands);
    }

    private Launch launch(Grant grant, boolean network, Command... commands) throws IOException {
        var id = new AttemptId(UUID.randomUUID(), 1);
        var room = new Room(folder.resolve("rooms").resolve(id.toString()));
        Files.createDirectories(room.root());
        var environment = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME", "/home", "TMPDIR", "/tmp");
        var folders = List.of("/data", "/in", "/deep/er");
        return new Launch(id, room, List.of(commands), folders, grant, network, environment);
    }

    protected final Command bash(String script) {
        return argv("bash", "-c", script);
    }

    protected final Command argv(String... argv) {
        return new Command(
                List.of(argv),
                image(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static List<Integer> codes(Ending ending) {
        return ending.exits().stream().map(Exit::code).toList();
    }

    private static Optional<EndCode> code(Ending ending) {
        return ending.cause().map(Cause::code);
    }

    @Test
    void runsCommandsInOrderInOneRoom() throws IOException {
        var launch = launch(
                USUAL, bash("mkdir -p /data && echo one > /data/a && echo out"), bash("cat /data/a > b; echo err >&2"));
        var ending = backend.run(launch);
        assertThat(ending.cause()).isEmpty();
        assertThat(codes(ending)).containsExactly(0, 0);
        assertThat(text(launch.room().stdout(0))).isEqualTo("out\n");
        assertThat(text(launch.room().stderr(1))).isEqualTo("err\n");
        assertThat(text(launch.room().at("/work/b"))).isEqualTo("one\n");
        assertThat(ending.exits().get(0).startedAt())
                .isBeforeOrEqualTo(ending.exits().get(0).endedAt());
        assertThat(ending.exits().get(1).startedAt())
                .isAfterOrEqualTo(ending.exits().get(0).endedAt());
    }

    @Test
    void stopsAtTheFirstFailureUnlessItIsToBeIgnored() throws IOException {
        var failed = backend.run(launch(USUAL, bash("exit 3"), bash("touch /work/second")));
        assertThat(codes(failed)).containsExactly(3);
        assertThat(failed.cause()).isEmpty();
        var ignoring = new Command(
                List.of("bash", "-c", "exit 3"),
                image(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                true);
        var launch = launch(USUAL, ignoring, bash("touch second"));
        assertThat(codes(backend.run(launch))).containsExactly(3, 0);
        assertThat(launch.room().at("/work/second")).exists();
    }

    @Test
    void givesArgumentsEnvironmentDirectoryAndStreamsAsStated() throws IOException {
        var launch = launch(
                USUAL,
                new Command(
                        List.of("bash", "-c", "read x; echo \"$x|$1|$GREETING|$PWD\"", "name", "a 'b' \"c\" $d\n*"),
                        image(),
                        Optional.of("/deep/er"),
                        Optional.of("/in/text"),
                        Optional.of("/deep/er/said"),
                        Optional.empty(),
                        Map.of("GREETING", "你好 'there'"),
                        false));
        Files.createDirectories(launch.room().at("/in"));
        Files.writeString(launch.room().at("/in/text"), "line\n");
        var ending = backend.run(launch);
        assertThat(codes(ending)).containsExactly(0);
        var expected = "line|a 'b' \"c\" $d\n*|你好 'there'|/deep/er\n";
        assertThat(text(launch.room().stdout(0))).isEqualTo(expected);
        assertThat(text(launch.room().at("/deep/er/said"))).isEqualTo(expected);
    }

    @Test
    void leadsTheDirectoriesOfOtherEnginesToItsOwn() throws IOException {
        var launch = launch(
                USUAL, bash("touch /cromwell_root/a /mnt/disks/cromwell_root/b \"$HOME/c\" \"$TMPDIR/d\" && ls"));
        assertThat(codes(backend.run(launch))).containsExactly(0);
        assertThat(text(launch.room().stdout(0))).isEqualTo("a\nb\n");
    }

    @Test
    void showsNothingOfTheServiceAndReachesNoNetwork() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var launch = launch(
                    USUAL,
                    bash("ls " + folder + " 2>&1; env | grep -c JAVA_HOME; ls /proc | grep -c '^[0-9]'; "
                            + "(exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort()
                            + ") 2>/dev/null && echo reached"));
            backend.run(launch);
            var lines = text(launch.room().stdout(0)).lines().toList();
            assertThat(lines.get(0)).contains("No such file or directory");
            assertThat(lines.get(1)).isEqualTo("0");
            assertThat(Integer.parseInt(lines.get(2))).isLessThan(10);
            assertThat(lines).doesNotContain("reached");
        }
    }

    @Test
    void aTaskWithNetworkReachesNothingThatListensOnTheHostsLoopback() throws IOException {
        Assumptions.assumeTrue(
                backend.refuses(new Requirements(List.of(image()), List.of(), true))
                        .isEmpty(),
                "tasks get no network on this host");
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var tries = new StringBuilder("grep -qv -e lo: -e '|' /proc/net/dev && echo network; ");
            for (var address :
                    List.of("127.0.0.1", "127.0.0.2", "0.0.0.0", "10.0.2.2", "10.0.2.3", "::1", "localhost")) {
                tries.append("timeout 2 bash -c 'exec 3<>/dev/tcp/" + address + "/" + server.getLocalPort()
                        + "' 2> /dev/null && echo reached; ");
            }
            var launch = launch(USUAL, true, bash(tries + "exit 7"));
            assertThat(codes(backend.run(launch))).containsExactly(7);
            assertThat(text(launch.room().stdout(0))).isEqualTo("network\n");
        }
    }

    @Test
    void aTaskWithNetworkIsEndedLikeAnyOther() throws IOException {
        Assumptions.assumeTrue(
                backend.refuses(new Requirements(List.of(image()), List.of(), true))
                        .isEmpty(),
                "tasks get no network on this host");
        var brief = new Grant(1000, 256 * MIB, 256 * MIB, Duration.ofMillis(900));
        assertThat(code(backend.run(launch(brief, true, bash("sleep 60"), bash("touch never")))))
                .contains(EndCode.TIME_LIMIT);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .noneMatch(
                                process -> process.info().command().orElse("").endsWith("slirp4netns")));
    }

    /** Opened and closed again, nothing is ever written: what may be opened could be changed. */
    @Test
    void noFileThatChangesTheHostCanBeOpenedForWriting() throws IOException {
        var launch = launch(
                USUAL,
                bash(
                        "for f in $(find /proc /sys -path '/proc/[0-9]*' -prune -o -path /proc/self -prune"
                                + " -o -path /proc/thread-self -prune -o -type f -print 2> /dev/null) /dev/mem /dev/kmsg /dev/sda;"
                                + " do [ -e $f ] && n=$((n+1)) && (exec 3>> $f) 2> /dev/null && echo $f; done; echo $((n>200))"));
        assertThat(codes(backend.run(launch))).containsExactly(0);
        assertThat(text(launch.room().stdout(0))).isEqualTo("1\n");
    }

    @Test
    void nothingOfATaskIsRootOnTheHost() throws IOException {
        var launch = launch(USUAL, bash("touch mine; sleep 31.4159 & while [ ! -e /work/go ]; do sleep 0.05; done"));
        var ending = CompletableFuture.supplyAsync(() -> backend.run(launch));
        var mine = launch.room().at("/work/mine");
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(mine));
        assertThat(Files.getAttribute(mine, "unix:uid")).isNotEqualTo(0);
        var sleeping = "sleep\u000031.4159\u0000";
        await().atMost(Duration.ofSeconds(20)).until(() -> users(sleeping).size() == 1);
        assertThat(users(sleeping))
                .allSatisfy(ids -> assertThat(ids.split("\\s+")).doesNotContain("0"));
        Files.writeString(launch.room().at("/work/go"), "");
        await().atMost(Duration.ofSeconds(20)).until(ending::isDone);
    }

    /** The lines {@code Uid} of processes of this host with that command line. */
    private static List<String> users(String command) throws IOException {
        var users = new ArrayList<String>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                try {
                    if (text(process.resolve("cmdline")).equals(command)) {
                        text(process.resolve("status"))
                                .lines()
                                .filter(line -> line.startsWith("Uid:"))
                                .forEach(users::add);
                    }
                } catch (IOException endedMeanwhile) {
                    continue;
                }
            }
        }
        return users;
    }

    @Test
    void whatACommandSaysIsNoFailureOfThePlatform() throws IOException {
        var ending = backend.run(launch(USUAL, bash("echo 'bwrap: no sandbox here' >&2; exit 1")));
        assertThat(codes(ending)).containsExactly(1);
        assertThat(ending.cause()).isEmpty();
    }

    @Test
    void leavesTheHostsProgramsAsTheyAre() throws IOException {
        var ending = backend.run(launch(USUAL, bash("touch /usr/x || touch /etc/x || mknod /tmp/disk b 8 0")));
        assertThat(codes(ending).getFirst()).isNotZero();
        assertThat(Path.of("/usr/x")).doesNotExist();
    }

    @Test
    void namesMemoryAsTheReason() throws IOException {
        var small = new Grant(1000, 64 * MIB, 256 * MIB, Duration.ofSeconds(60));
        var ending = backend.run(launch(small, bash("head -c 500m /dev/zero | tail; sleep 2")));
        assertThat(code(ending)).contains(EndCode.OUT_OF_MEMORY);
        assertThat(ending.cause().orElseThrow().sentence()).contains("64 MiB");
    }

    @Test
    void namesDiskAsTheReason() throws IOException {
        var small = new Grant(1000, 256 * MIB, 4 * MIB, Duration.ofSeconds(60));
        var ending = backend.run(launch(small, bash("head -c 32m /dev/zero > big; sleep 30")));
        assertThat(code(ending)).contains(EndCode.DISK_FULL);
        assertThat(ending.cause().orElseThrow().sentence()).contains("4 MiB");
    }

    @Test
    void countsFilesThatHaveNoNameAnyMore() throws IOException {
        Assumptions.assumeTrue(seesProcesses(), "processes of tasks are not this host's");
        var small = new Grant(1000, 256 * MIB, 4 * MIB, Duration.ofSeconds(60));
        var ending = backend.run(launch(small, bash("exec 3> big; rm big; head -c 32m /dev/zero >&3; sleep 30")));
        assertThat(code(ending)).contains(EndCode.DISK_FULL);
    }

    @Test
    void namesTimeAsTheReason() throws IOException {
        var brief = new Grant(1000, 256 * MIB, 256 * MIB, Duration.ofMillis(600));
        var launch = launch(brief, bash("while :; do :; done"), bash("touch never"));
        var ending = backend.run(launch);
        assertThat(code(ending)).contains(EndCode.TIME_LIMIT);
        assertThat(launch.room().at("/work/never")).doesNotExist();
    }

    @Test
    void cancelEndsEveryProcess() throws IOException {
        var launch = launch(USUAL, bash("(trap '' TERM HUP INT; while :; do date +%s%N > /work/alive; done) & wait"));
        var ending = CompletableFuture.supplyAsync(() -> backend.run(launch));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.exists(launch.room().at("/work/alive")));
        backend.stop(launch.id(), Cause.of(Why.CANCELED));
        await().atMost(Duration.ofSeconds(20)).until(ending::isDone);
        assertThat(code(ending.join())).contains(EndCode.CANCELED);
        var last = text(launch.room().at("/work/alive"));
        var seen = new ArrayList<String>();
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> {
            seen.add(text(launch.room().at("/work/alive")));
            return seen.stream().allMatch(last::equals);
        });
    }

    @Test
    void saysWhenThereIsNoSuchCommand() throws IOException {
        var ending = backend.run(launch(USUAL, argv("no-such-program", "x")));
        assertThat(code(ending)).contains(EndCode.COMMAND_NOT_FOUND);
        assertThat(codes(ending)).containsExactly(127);
    }

    @Test
    void aTaskMayDeleteItsOwnDirectory() throws IOException {
        var ending = backend.run(launch(USUAL, bash("rm -rf /work /tmp/*; ls /work/* 2> /dev/null; echo gone")));
        assertThat(codes(ending)).containsExactly(0);
        assertThat(ending.cause()).isEmpty();
    }

    @Test
    void measuresCpuTime() throws IOException {
        Assumptions.assumeTrue(measures(), "nothing can be measured on this host");
        var ending = backend.run(launch(USUAL, bash("end=$((SECONDS+2)); while [ $SECONDS -lt $end ]; do :; done")));
        assertThat(ending.usage().cpuMillis().orElseThrow()).isBetween(10L, 5000L);
    }

    @Test
    void readsTheEndOfAnAttemptThatEndedUnseen() throws IOException {
        var launch = launch(USUAL, bash("exit 7"));
        backend.run(launch);
        assertThat(codes(backend.resume(launch))).containsExactly(7);
    }

    @Test
    void saysThatAnAttemptIsLostWhenNobodyStartedIt() throws IOException {
        var launch = launch(USUAL, bash("touch late"));
        assertThat(code(backend.resume(launch))).contains(EndCode.SYSTEM);
    }
}
