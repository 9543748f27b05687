package org.jixia.wdl.engine.value;

import java.util.Objects;

/**
 * What is known of a stored file: its address in WDL text, the object it is pinned to, size and digest.
 * It travels inside file values, so that sizes, staging and cache keys need no further question.
 */
public record FileInfo(String uri, String drsUri, long size, String sha256) {
    public FileInfo {
        Objects.requireNonNull(uri);
    }
}
