package org.jixia.tes.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Follows links as the task sees them: an absolute target starts at the room's root. One that leaves the room, or leads
 * nowhere, is named; nothing of the host is ever read through it.
 */
final class SandboxLinks {
    private static final int MOST = 40;

    private final Path root;

    SandboxLinks(Path root) {
        this.root = root;
    }

    /** The real place of a path of the task's view, or empty when nothing is there. */
    Optional<Path> real(String absolute) throws IOException {
        var steps = new ArrayDeque<String>();
        push(steps, absolute);
        var place = root;
        var links = 0;
        while (!steps.isEmpty()) {
            var step = steps.pop();
            if (step.equals("..")) {
                place = place.equals(root) ? root : place.getParent();
                continue;
            }
            var next = place.resolve(step);
            if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (Files.isSymbolicLink(next)) {
                if (++links > MOST) {
                    throw new IOException(absolute + " is a chain of links without end");
                }
                var target = Files.readSymbolicLink(next).toString();
                place = target.startsWith("/") ? root : place;
                push(steps, target);
            } else {
                place = next;
            }
        }
        return Optional.of(place);
    }

    private static void push(ArrayDeque<String> steps, String path) {
        var parts = path.split("/");
        for (var i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].equals(".")) {
                steps.push(parts[i]);
            }
        }
    }
}
