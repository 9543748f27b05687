package org.jixia.standalone.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The list of everything that a machine needs. */
final class Requirements {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
    private static final Pattern CANDIDATE = Pattern.compile("Candidate: (\\d+)\\.");
    private static final int NODE_MAJOR = 20;

    private Requirements() {}

    static List<Requirement> all(Path home, boolean running) {
        return Stream.of(building(), running(), Room.requirements(home, running), demonstrating(), testing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Requirement> building() {
        return List.of(
                new Requirement(
                        "Maven 3.8.7 or later",
                        "builds the platform",
                        Purpose.RUN,
                        true,
                        List.of("maven"),
                        "",
                        () -> atLeast("mvn", 3, 8)),
                new Requirement(
                        "Node.js " + NODE_MAJOR + " or later",
                        "builds the portal",
                        Purpose.RUN,
                        true,
                        nodePackages(),
                        "if the distribution's is older (Debian 12 has 18), install 20 from https://nodejs.org",
                        () -> atLeast("node", NODE_MAJOR, 0)),
                Requirement.tool("npm", "builds the portal", Purpose.RUN, true, "npm"));
    }

    private static List<Requirement> running() {
        return List.of(
                Requirement.tool("setsid", "starts the processes", Purpose.RUN, true, "util-linux"),
                new Requirement(
                        "user namespaces",
                        "the database refuses to run as root without them",
                        Purpose.RUN,
                        true,
                        List.of(),
                        "Run jixia as an ordinary user, or allow them: sysctl -w user.max_user_namespaces=10000",
                        Requirements::namespaces),
                Requirement.tool("bwrap", "separates tasks from this machine", Purpose.RUN, false, "bubblewrap"),
                Requirement.tool(
                        "slirp4netns", "gives tasks a network of their own", Purpose.RUN, false, "slirp4netns"),
                new Requirement(
                        "sandboxes by bwrap",
                        "without them tasks run only where a container engine answers",
                        Purpose.RUN,
                        false,
                        List.of(),
                        "allow them to this user: sudo sysctl -w user.max_user_namespaces=10000 kernel.apparmor_restrict_unprivileged_userns=0",
                        () -> !Requirement.onPath("bwrap") || sandboxes()));
    }

    /** One empty sandbox, as the task service tries it at its start. */
    private static boolean sandboxes() {
        return succeeds(
                "bwrap",
                "--unshare-user",
                "--unshare-all",
                "--die-with-parent",
                "--cap-drop",
                "ALL",
                "--uid",
                "1000",
                "--gid",
                "1000",
                "--ro-bind",
                "/usr",
                "/usr",
                "--ro-bind-try",
                "/bin",
                "/bin",
                "--ro-bind-try",
                "/lib",
                "/lib",
                "--ro-bind-try",
                "/lib64",
                "/lib64",
                "--proc",
                "/proc",
                "--dev",
                "/dev",
                "--",
                "/bin/sh",
                "-c",
                ":");
    }

    /** None where the distribution's own is known to be too old. */
    private static List<String> nodePackages() {
        var offered = CANDIDATE.matcher(atLeast("node", NODE_MAJOR, 0) ? "" : output("apt-cache", "policy", "nodejs"));
        var old = offered.find() && Integer.parseInt(offered.group(1)) < NODE_MAJOR;
        return old ? List.of() : List.of("nodejs", "npm");
    }

    private static List<Requirement> demonstrating() {
        return List.of(
                Requirement.tool("bwa", "aligns reads in the demo", Purpose.DEMO, true, "bwa"),
                Requirement.tool("samtools", "handles alignments in the demo", Purpose.DEMO, true, "samtools"),
                Requirement.tool("bcftools", "calls variants in the demo", Purpose.DEMO, true, "bcftools"),
                Requirement.tool("tabix", "indexes variants in the demo", Purpose.DEMO, true, "tabix"),
                new Requirement(
                        "the phage lambda genome",
                        "the demo's reference",
                        Purpose.DEMO,
                        true,
                        List.of("bowtie2-examples"),
                        "",
                        Requirements::genome));
    }

    private static List<Requirement> testing() {
        return List.of(
                Requirement.tool("chromium", "runs the journeys in a browser", Purpose.TEST, true, "chromium"),
                new Requirement(
                        "Chinese letters",
                        "pages are tested in Chinese too",
                        Purpose.TEST,
                        false,
                        List.of("fonts-noto-cjk"),
                        "",
                        () -> Files.isDirectory(Path.of("/usr/share/fonts/opentype/noto"))));
    }

    private static boolean genome() {
        return Files.exists(Path.of("/usr/share/doc/bowtie2/examples/reference/lambda_virus.fa.gz"));
    }

    private static boolean atLeast(String tool, int major, int minor) {
        var found = VERSION.matcher(output(tool, "--version"));
        if (!found.find()) {
            return false;
        }
        var foundMajor = Integer.parseInt(found.group(1));
        return foundMajor > major || foundMajor == major && Integer.parseInt(found.group(2)) >= minor;
    }

    private static boolean namespaces() {
        if (!System.getProperty("user.name").equals("root")) {
            return true;
        }
        return succeeds("unshare", "-U", "true");
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var ended = process.waitFor(10, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String output(String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            var process = builder.start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(20, TimeUnit.SECONDS);
            return text;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
