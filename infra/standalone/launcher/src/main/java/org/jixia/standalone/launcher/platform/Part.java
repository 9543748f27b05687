package org.jixia.standalone.launcher.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jixia.standalone.launcher.process.Launch;

/** One process of the platform: how it is started, known to be ready, and stopped. */
public interface Part {

    String name();

    /** The port that it is reached at. */
    int port();

    /** All ports it listens on. */
    default List<Integer> ports() {
        return List.of(port());
    }

    /** Names build, flags and settings; a running process with another version is restarted. */
    String version();

    /** Makes or repairs what it needs before it starts; done again before each start. */
    void prepare();

    Launch launch();

    /**
     * Whether a process with this command line that works in the part's folder is this part's, of whichever build: what a
     * person runs there (a shell, an editor) must never be taken for it.
     */
    boolean startedBy(List<String> commandLine);

    /** One short question to the process. */
    boolean ready();

    /** What remains to be done once it is ready; repeatable. */
    default void settle() {}

    /** Longest time from start to ready, on a slow machine at first start. */
    default Duration patience() {
        return Duration.ofSeconds(180);
    }

    /** True when an early exit right after a kill is expected until the remains of the killed process are gone. */
    default boolean startsAgain() {
        return false;
    }

    /** Where its ahead-of-time cache belongs; empty when it is no JVM. */
    default Optional<Path> cache() {
        return Optional.empty();
    }

    /** Signal of a clean stop. */
    default String signal() {
        return "TERM";
    }
}
