package org.jixia.people.domain.notifications;

import java.util.UUID;

/** How workspaces are called at present. */
public interface WorkspaceNames {

    /** Its name, or its id when it is gone. Throws when workspace does not answer. */
    String of(UUID workspace);
}
