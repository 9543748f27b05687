package org.jixia.wes.api;

import java.util.List;
import java.util.Locale;

/** What this service says of itself and holds submissions to: workflow types, versions, engine. */
final class Supported {

    static final String ENGINE = "jixia-wdl";
    static final String ENGINE_VERSION = "1.0.0";
    static final List<String> WES_VERSIONS = List.of("1.0.0", "1.1.0");
    /** The document's own version line decides; the field only has to name a version that exists here. */
    static final List<String> WDL_VERSIONS = List.of("1.0", "1.1", "v1.0", "v1.1");

    static final List<String> PROTOCOLS = List.of("drs", "http", "https", "s3", "gs");

    private Supported() {}

    /** "draft-2" is what wes-client sends for every WDL file; a document that really is one is refused when it is read. */
    static boolean isWdlVersion(String text) {
        return WDL_VERSIONS.contains(text.toLowerCase(Locale.ROOT)) || text.equals("draft-2");
    }
}
