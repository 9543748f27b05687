package org.jixia.wes.domain;

import java.util.List;
import java.util.UUID;

/** Which runs to list, newest first, all of them in workspaces that the caller may read. Null means any. */
public record RunQuery(
        List<UUID> workspaces,
        String person,
        UUID submission,
        RunState state,
        String tagName,
        String tagValue,
        RunId before,
        int limit) {}
