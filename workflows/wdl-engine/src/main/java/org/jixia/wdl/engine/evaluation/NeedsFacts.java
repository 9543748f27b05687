package org.jixia.wdl.engine.evaluation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Thrown out of an evaluation that cannot go on: it is repeated as a whole when the facts are there. */
public final class NeedsFacts extends RuntimeException {
    private final Set<Need> needs;

    public NeedsFacts(Set<Need> needs) {
        super("facts are needed", null, false, false);
        this.needs = Collections.unmodifiableSet(new LinkedHashSet<>(needs));
    }

    /** In the order of asking, which must be the same in every process. */
    public Set<Need> needs() {
        return needs;
    }
}
