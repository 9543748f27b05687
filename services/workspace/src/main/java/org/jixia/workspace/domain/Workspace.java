package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.WorkspaceState;

/**
 * A room in which members keep data and run workflows, paid from one billing account. Lives ACTIVE, then REMOVING (read only, may
 * be taken back), PURGING, REMOVED. Guards its own rules; who may do what is {@link WorkspaceMemberships}.
 */
public record Workspace(
        UUID id,
        String name,
        String description,
        List<String> tags,
        boolean personal,
        String owner,
        UUID billingAccount,
        WorkspaceState state,
        boolean locked,
        boolean controlled,
        boolean readableByAll,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant removingAt) {

    /** Refuses names that would break a list, a header or a terminal; everything else people write is fine. */
    public static String checkedName(String name) {
        if (name == null
                || name.isBlank()
                || name.length() > 300
                || name.chars().anyMatch(Character::isISOControl)) {
            throw DomainException.of(WorkspaceError.NAME_INVALID, name == null ? "" : name);
        }
        return name.strip();
    }

    public void requireUnlocked() {
        if (state != WorkspaceState.ACTIVE) {
            throw DomainException.of(WorkspaceError.NOT_ACTIVE);
        }
        if (locked) {
            throw DomainException.of(WorkspaceError.LOCKED);
        }
    }
}
