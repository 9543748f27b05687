package org.jixia.drs.domain.objects;

import java.util.Collection;

/** Port to the outbox: tells in the running transaction what came and went. */
public interface ObjectNews {

    void registered(Collection<Change> changes);

    void removed(Collection<Change> changes, String person);

    /**
     * @param blobSize bytes that the workspace {@code object.home()} stores more (or less) by this; 0 for shared bytes, so that the
     *     sum over all changes is what is stored
     */
    record Change(DataObject object, long blobSize) {}
}
