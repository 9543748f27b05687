package org.jixia.tes.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.tes.domain.execution.Requirements;

/** What this host offers to tasks. */
public interface Host {
    /** The word that stands for the host's own programs in place of an image. */
    String IMAGE = "host";

    /** Stable across restarts: attempts are bound to it. */
    String id();

    long cpuMillis();

    /** The most that one task may be granted. */
    long memoryBytes();

    /** What each task may take beside its grant, which the host must have too. */
    long memoryMargin();

    long diskBytes();

    /** Backends that work here. */
    List<String> backends();

    /** Why others do not: name to sentence. */
    Map<String, String> unavailable();

    /** Images that host tools stand in for, each with the tools' versions. */
    Map<String, Map<String, String>> images();

    /** What the image is to the container engine of this host, when it holds it; a host without an engine holds none. */
    default Optional<String> imageId(String image) {
        return Optional.empty();
    }

    default boolean holds(String image) {
        return imageId(image).isPresent();
    }

    /** What names the host's own programs in provenance and cache keys. */
    Map<String, String> ownTools();

    /** What the backend cannot do of it. */
    Optional<String> refuses(String backend, Requirements requirements);
}
