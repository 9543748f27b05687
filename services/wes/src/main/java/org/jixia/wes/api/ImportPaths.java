package org.jixia.wes.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Paths of imported documents, relative to the folder of the main one: they may begin with {@code ../}. Addresses stay what they are. */
final class ImportPaths {

    private static final String UP = "..";

    private ImportPaths() {}

    /** What a document means by an import. */
    static String resolved(String from, String imported) {
        if (imported.contains("://")) {
            return imported;
        }
        if (from.contains("://")) {
            return java.net
                    .URI
                    .create(from)
                    .resolve(imported.replace(" ", "%20"))
                    .toString();
        }
        var parts = new ArrayList<String>();
        if (!imported.startsWith("/") && from.contains("/")) {
            parts.addAll(List.of(from.substring(0, from.lastIndexOf('/')).split("/")));
        }
        for (var part : imported.split("/")) {
            if (part.equals(UP) && !parts.isEmpty() && !parts.getLast().equals(UP)) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** The address of a path seen from a folder of a workspace; empty when it leads out of the workspace. */
    static Optional<String> beside(String folder, String path) {
        int bucketEnd = folder.indexOf('/', folder.indexOf("://") + 3);
        var inside = resolved(folder.substring(bucketEnd + 1) + "main", path);
        return inside.startsWith(UP) ? Optional.empty() : Optional.of(folder.substring(0, bucketEnd + 1) + inside);
    }

    /** The documents in folders so deep that no path leads out: a bundle has a root. */
    static Map<String, String> lowered(Map<String, String> texts) {
        int depth = depth(texts.keySet());
        var lowered = new TreeMap<String, String>();
        texts.forEach((path, text) -> lowered.put(lowered(path, depth), text));
        return lowered;
    }

    static String lowered(String path, Collection<String> all) {
        return lowered(path, depth(all));
    }

    private static String lowered(String path, int depth) {
        int up = ups(path);
        return path.contains("://") ? path : "main/".repeat(depth - up) + path.substring(3 * up);
    }

    private static int depth(Collection<String> paths) {
        return paths.stream().mapToInt(ImportPaths::ups).max().orElse(0);
    }

    private static int ups(String path) {
        int ups = 0;
        while (path.startsWith("../", 3 * ups)) {
            ups++;
        }
        return ups;
    }
}
