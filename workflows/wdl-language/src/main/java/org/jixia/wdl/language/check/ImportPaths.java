package org.jixia.wdl.language.check;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where an import leads: relative to the importing document, {@code ../} included, never out of the bundle's root. */
final class ImportPaths {
    private ImportPaths() {}

    static boolean isAddress(String text) {
        return text.contains("://");
    }

    /** The key in the bundle; empty when the path leaves the root. */
    static Optional<String> resolve(String from, String uri) {
        if (isAddress(uri)) {
            return Optional.of(uri);
        }
        if (isAddress(from)) {
            try {
                return Optional.of(URI.create(from).resolve(uri).toString());
            } catch (IllegalArgumentException e) {
                return Optional.of(uri);
            }
        }
        Deque<String> parts = new ArrayDeque<>();
        if (!uri.startsWith("/") && from.contains("/")) {
            push(parts, from.substring(0, from.lastIndexOf('/')));
        }
        return push(parts, uri) ? Optional.of(String.join("/", parts)) : Optional.empty();
    }

    private static boolean push(Deque<String> parts, String path) {
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return false;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return true;
    }
}
