package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.Optional;
import org.jixia.tes.domain.StoredTask;

/** Puts a task's inputs into its room, each under its own name, with content that the task cannot change for others. */
public interface Staging {

    /** @param bytes of all inputs; cause: why they are not all there */
    record Staged(long bytes, List<String> remarks, Optional<Cause> cause) {}

    Staged stage(StoredTask task, Room room);
}
