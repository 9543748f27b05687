package org.jixia.platform.identity;

/** What a member is in a workspace, from least to most. */
public enum Role {
    /** Sees everything in it. */
    READER,
    /** Also changes tables, files and configurations. */
    WRITER,
    /** Also renames, locks and deletes it. */
    OWNER
}
