package org.jixia.drs.domain.objects;

import org.jixia.drs.domain.WorkspacePath;

/** Which names of a workspace are listed: those under a prefix, folder by folder, or all whose path holds a text. */
public record FileListing(String prefix, String search, boolean byFolder) {

    public FileListing {
        prefix = WorkspacePath.normal(prefix);
        search = WorkspacePath.normal(search);
    }
}
