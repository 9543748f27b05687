package org.jixia.workspace.domain;

import java.util.Optional;
import java.util.function.Supplier;

/** Creates that their caller may repeat: with a key the first answer is given again, and nothing is made twice. */
public interface Repeats {
    /** The earlier answer, asked before calls to other services; refused when the key came with another body. */
    <T> Optional<T> answered(Command command, Class<T> type);

    /** Does the work once for the command, in the caller's transaction, and keeps its answer. */
    <T> T once(Command command, Class<T> type, Supplier<T> work);

    /**
     * One create as its caller sent it.
     *
     * @param key null when the caller will not repeat it
     */
    record Command(String operation, String key, Object body) {}
}
