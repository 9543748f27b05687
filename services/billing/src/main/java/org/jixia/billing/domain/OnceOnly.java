package org.jixia.billing.domain;

import java.util.function.Supplier;

/** Port to the record of commands already done, by the caller's own key; works in the running transaction. */
public interface OnceOnly {

    /** Does the work, or gives the earlier answer for the same key; without a key it just does the work. */
    <T> T once(String operation, String key, Object body, Class<T> type, Supplier<T> work);
}
