package org.jixia.wdl.language;

import java.util.Map;

/**
 * A workflow with everything that it imports: texts by path ({@code /} as separator, relative to the bundle's root)
 * and the path of the document to start from. Imported addresses outside the bundle are keyed by the address itself.
 */
public record Bundle(String main, Map<String, String> files) {
    public Bundle {
        files = Map.copyOf(files);
    }

    /** A bundle of one document. */
    public static Bundle of(String main, String text) {
        return new Bundle(main, Map.of(main, text));
    }
}
