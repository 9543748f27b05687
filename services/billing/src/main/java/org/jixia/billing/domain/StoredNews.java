package org.jixia.billing.domain;

/** What the storage service has told of its objects. */
public interface StoredNews {

    /** Whether all that it has told until now is known here; false while it does not answer. */
    boolean complete();
}
