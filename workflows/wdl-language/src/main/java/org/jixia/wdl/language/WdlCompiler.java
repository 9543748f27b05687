package org.jixia.wdl.language;

import org.jixia.wdl.language.check.BundleChecker;

/** The way in: checks a bundle and tells all faults at once. Stateless, safe for many threads. */
public final class WdlCompiler {
    private WdlCompiler() {}

    public static CheckedBundle check(Bundle bundle) {
        return check(bundle, Limits.DEFAULT);
    }

    /** Never throws for the content of a bundle: whatever is wrong is a diagnostic. */
    public static CheckedBundle check(Bundle bundle, Limits limits) {
        return BundleChecker.check(bundle, limits);
    }
}
