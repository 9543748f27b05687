package org.jixia.tes.domain.execution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixia.tes.domain.OutputFile;
import org.jixia.tes.domain.StoredTask;

/** Stores what a task made. Repeatable: an output is unique by task and path. */
public interface Outputs {

    record Kept(List<OutputFile> files, Map<String, String> inline, long bytes, Optional<Cause> cause) {}

    Kept keep(StoredTask task, Room room);

    /** Stores a stream too long for the row; its DRS id, or empty when the store does not take it now. */
    Optional<String> keepLog(StoredTask task, Path stream, int executor, String name);
}
