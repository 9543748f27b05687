package org.jixia.workspace.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** How persons and workspaces are called, for those who meet their ids elsewhere. */
public interface NameRepository {
    /**
     * The known ones of these persons.
     *
     * @param reader who asks: then only persons who are members of a workspace that the reader is in; null for all
     */
    List<Person> people(Collection<String> subs, String reader);

    /**
     * The known ones of these workspaces.
     *
     * @param reader who asks: then only workspaces that they may read; null for all
     */
    List<Named> workspaces(Collection<UUID> ids, String reader);

    record Named(UUID workspace, String name) {}
}
