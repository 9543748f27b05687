package org.jixia.wdl.engine.evaluation;

import org.jixia.wdl.engine.value.Value;

/** What names stand for. */
@FunctionalInterface
public interface Bindings {
    /** Never null: a checked document has no name without meaning. */
    Value get(String name);
}
