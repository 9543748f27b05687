package org.jixia.tes.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How this host runs tasks. */
@ConfigMapping(prefix = "jixia.tes")
public interface TesConfig {
    /** Rooms of attempts, the cache of inputs and the host's id; one folder for one service, on a disk with room for them. */
    Path folder();

    /** Millicores that tasks may be granted together; by default all processors. */
    OptionalLong cpuMillis();

    /** Bytes of memory that tasks may be granted together; by default what the machine has less 2 GiB (or a quarter). */
    OptionalLong memoryBytes();

    /** Images that host tools stand in for: image to names of programs, whose versions are recorded. */
    Map<String, List<String>> hostImages();

    /** Addresses below which results may be posted; by default those of the wes service. */
    Optional<List<String>> replyTo();

    /** The account of the host that tasks run as where this service is root: a number that nobody has. */
    @WithDefault("65013")
    int taskUser();

    /** Whether a task may ask for the network (which needs slirp4netns beside bubblewrap). */
    @WithDefault("true")
    boolean network();

    /** Host folders beside /usr that every task may read. */
    Optional<List<Path>> readable();

    /** Whether control groups are used where they can be written. */
    @WithDefault("true")
    boolean cgroups();

    /** Whether tasks may run in containers where an engine answers (docker, or what answers to its commands). */
    @WithDefault("true")
    boolean containers();

    /** Longest time of a task that states none. */
    @WithDefault("7D")
    Duration timeLimit();

    /** Bytes of the cache of inputs; the least recently used go first. */
    @WithDefault("53687091200")
    long cacheBytes();

    /** Beyond the memory granted, before the limit bites: interpreters overshoot while they start. */
    @WithDefault("268435456")
    long memoryMargin();
}
