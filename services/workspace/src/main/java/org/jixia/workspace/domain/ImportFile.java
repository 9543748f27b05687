package org.jixia.workspace.domain;

import java.io.InputStream;
import java.util.Map;

/**
 * A file to import, and what its sender says of it.
 *
 * @param name as the sender's machine calls it, for the history; null when not said
 * @param encoding null: by what the bytes look like
 * @param separator null: by the first line
 * @param types by column, as a header states them ({@code number}, {@code reference(sample)}); they come before the file's own
 */
public record ImportFile(
        InputStream content, String name, TextEncoding encoding, Character separator, Map<String, String> types) {
    /** A file of UTF-8 as programs send it. */
    public static ImportFile of(InputStream content) {
        return new ImportFile(content, null, TextEncoding.UTF_8, null, Map.of());
    }
}
