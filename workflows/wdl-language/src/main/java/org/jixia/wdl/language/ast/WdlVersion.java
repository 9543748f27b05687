package org.jixia.wdl.language.ast;

import java.util.Optional;

/** The language versions that are accepted, oldest first. */
public enum WdlVersion {
    V1_0("1.0"),
    V1_1("1.1");

    private final String text;

    WdlVersion(String text) {
        this.text = text;
    }

    /** As written after {@code version}. */
    public String text() {
        return text;
    }

    public boolean atLeast(WdlVersion other) {
        return compareTo(other) >= 0;
    }

    public static Optional<WdlVersion> of(String text) {
        for (WdlVersion version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
