package org.jixia.drs.domain.objects;

import java.util.Collection;
import org.jixia.drs.domain.WorkspacePath;

/** Port to the outbox: tells in the running transaction what came and went. */
public interface ObjectNews {

    void registered(Collection<Change> changes);

    void removed(Collection<Change> changes, String person);

    void moved(Collection<Move> moves, String person);

    /** An object under its new path, and the one that it had. */
    record Move(DataObject object, WorkspacePath from) {}

    /**
     * @param blobSize bytes that the workspace {@code object.home()} stores more (or less) by this; 0 for shared bytes, so that the
     *     sum over all changes is what is stored
     */
    record Change(DataObject object, long blobSize) {}
}
