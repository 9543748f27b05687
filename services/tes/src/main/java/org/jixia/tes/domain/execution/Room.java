package org.jixia.tes.domain.execution;

import java.nio.file.Path;

/**
 * The directory of one attempt on the host. The task sees only {@link #root()} (as {@code /}); its streams, its token and the
 * backend's own notes lie beside it, out of its reach.
 */
public record Room(Path dir) {

    public Path root() {
        return dir.resolve("root");
    }

    public Path stdout(int executor) {
        return dir.resolve("stdout." + executor);
    }

    public Path stderr(int executor) {
        return dir.resolve("stderr." + executor);
    }

    /** Tells, once it has content (the bytes of the inputs), that everything is staged and the commands may have begun. */
    public Path launched() {
        return dir.resolve("launched");
    }

    /** Shown read-only to tasks with network; rewritten by the service while they run. */
    public Path token() {
        return dir.resolve("token");
    }

    /** The place of an absolute path of the task's view; refuses what would leave the room. Follows no links. */
    public Path at(String absolute) {
        if (!absolute.startsWith("/")) {
            throw new IllegalArgumentException("not an absolute path: " + absolute);
        }
        var place = root().resolve(absolute.replaceFirst("^/+", "")).normalize();
        if (!place.startsWith(root())) {
            throw new IllegalArgumentException("path leaves the task's directory: " + absolute);
        }
        return place;
    }

    /** The path as the task knows it. */
    public String inside(Path place) {
        return "/" + root().relativize(place);
    }
}
