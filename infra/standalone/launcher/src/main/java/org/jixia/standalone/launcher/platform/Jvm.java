package org.jixia.standalone.launcher.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jixia.standalone.launcher.distribution.Distribution;

/**
 * The start of the command line of a child JVM. With an ahead-of-time cache that fits build, flags and JDK it is used;
 * while they are recorded, one is written when the process ends.
 */
record Jvm(Distribution distribution, String name, int heapMegabytes, boolean optimised, Caches caches) {

    /**
     * The optimising compiler takes only what runs ten times as often as by default: what a start runs once or a few thousand times
     * would keep the processors from starting, and what serves is reached soon all the same.
     */
    private static final List<String> OPTIMISED_LATE = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final List<String> NOT_OPTIMISED = List.of("-XX:TieredStopAtLevel=1");

    List<String> command(List<String> more) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags());
        var cache = cache();
        if (caches == Caches.RECORDED) {
            words.add("-XX:AOTCacheOutput=" + cache);
        } else if (caches == Caches.USED && Files.exists(cache)) {
            words.add("-XX:AOTCache=" + cache);
            // A cache that does not fit is ignored with a warning, which is harmless.
            words.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        }
        // Last, since it may name a jar, after which a JVM takes no more flags.
        words.addAll(more);
        return words;
    }

    /** Whether it is the command line of a JVM that has such a word. */
    static boolean runs(List<String> commandLine, Predicate<String> word) {
        return !commandLine.isEmpty()
                && commandLine.getFirst().endsWith("/bin/java")
                && commandLine.stream().anyMatch(word);
    }

    private List<String> flags() {
        var flags = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        flags.addAll(optimised ? OPTIMISED_LATE : NOT_OPTIMISED);
        return flags;
    }

    Path cache() {
        var key = distribution.version(name) + "|" + String.join(" ", flags()) + "|" + Runtime.version();
        return distribution.cache(name, Versions.of(key));
    }

    /** Tells builds and flags apart; the cache is left out, since it changes nothing but speed. */
    String version() {
        return distribution.version(name) + " " + Versions.of(String.join(" ", flags()));
    }
}
