package org.jixia.drs.domain.objects;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.ObjectNews.Move;

/** The name tree of a workspace in the database, where names become others. */
public interface NameRepository {

    /**
     * Gives names new paths, and with a name everything that ever had it and still exists. A name whose new path shows something
     * stays. Bytes lie by id and stay where they are.
     */
    List<Move> move(UUID workspace, Map<WorkspacePath, WorkspacePath> targets);
}
