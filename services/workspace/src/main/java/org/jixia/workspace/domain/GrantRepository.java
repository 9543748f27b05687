package org.jixia.workspace.domain;

import java.util.List;
import java.util.UUID;

/**
 * Which groups may read which workspaces, and the facts about readers that follow. Whoever changes any of it holds the workspace,
 * so that versions of facts grow in the order of what they say.
 */
public interface GrantRepository {
    /** The groups that may read the workspace, by name. */
    List<Group> groups(UUID workspace);

    /** The workspaces that let the group read, in the order in which they are to be held. */
    List<UUID> workspaces(UUID group);

    /** True if it was not given yet. */
    boolean give(UUID workspace, UUID group);

    /** True if it was given. */
    boolean take(UUID workspace, UUID group);

    /**
     * Brings the facts about readers in line with the grants and gives those that changed: who reads by a grant and is no member
     * gets one, who does so no longer loses it. Members keep theirs.
     *
     * @param person null for all
     */
    List<Member> settle(UUID workspace, String person);

    /** Gives every present fact of the workspace a new version, because the workspace has changed. */
    List<Member> renew(UUID workspace);
}
