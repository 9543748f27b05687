package org.jixia.workspace.domain;

import org.jixia.platform.errors.Wording;

/** What is wrong with a workflow as a caller gives it: the argument of {@link WorkspaceError#WORKFLOW_SOURCE}. */
public enum SourceFlaw implements Wording {
    ONE_WAY,
    NO_FILES,
    PATH,
    MAIN_NOT_NAMED,
    MAIN_MISSING,
    ZIP_LARGE,
    ZIP_UNREADABLE,
    ZIP_WITHOUT_WDL;

    @Override
    public String family() {
        return "workspace.source";
    }
}
