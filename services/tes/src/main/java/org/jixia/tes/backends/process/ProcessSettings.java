package org.jixia.tes.backends.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the process backend is set up on this host.
 *
 * @param state a directory of its own, beside the rooms in one folder
 * @param readable host directories that every task may read, beside /usr
 * @param configuration names below /etc that every task may read
 * @param networkAllowed whether a task that asks for the network gets it
 * @param memoryMargin added to each memory grant before the limit bites
 * @param streamLimit bytes kept of a stream that no output asks for
 * @param cgroups whether cgroups are used where they are writable
 * @param taskUser number of the account that tasks run as where the service is root
 */
public record ProcessSettings(
        Path state,
        List<Path> readable,
        List<String> configuration,
        boolean networkAllowed,
        long memoryMargin,
        long streamLimit,
        boolean cgroups,
        int taskUser,
        Duration sampling,
        Duration diskSampling) {

    /** Of the numbers that Debian gives to nobody, and within what a container maps. */
    public static final int USUAL_TASK_USER = 65_013;

    /** What programs look up below /etc; nothing with secrets, accounts or host names in it. */
    public static final List<String> USUAL_CONFIGURATION = List.of(
            "alternatives",
            "ca-certificates",
            "ca-certificates.conf",
            "default/locale",
            "fonts",
            "java-11-openjdk",
            "java-17-openjdk",
            "java-21-openjdk",
            "ld.so.cache",
            "ld.so.conf",
            "ld.so.conf.d",
            "locale.alias",
            "localtime",
            "magic",
            "magic.mime",
            "mime.types",
            "nsswitch.conf",
            "os-release",
            "perl",
            "protocols",
            "python3",
            "python3.11",
            "R",
            "services",
            "ssl/certs",
            "ssl/openssl.cnf",
            "terminfo",
            "timezone");

    public static ProcessSettings usual(Path state) {
        return new ProcessSettings(
                state,
                List.of(),
                USUAL_CONFIGURATION,
                true,
                256L << 20,
                2L << 30,
                true,
                USUAL_TASK_USER,
                Duration.ofMillis(250),
                Duration.ofSeconds(1));
    }
}
