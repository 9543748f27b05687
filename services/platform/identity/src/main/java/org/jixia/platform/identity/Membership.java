package org.jixia.platform.identity;

import java.util.UUID;

/** The fact that a person belongs to a workspace, and as what. */
public record Membership(
        UUID workspace,
        String person,
        Role role,
        boolean canShare,
        boolean canCompute,
        long version,
        WorkspaceState state,
        UUID billingAccount) {

    /** True if this membership gives the right; a workspace under removal can only be read and, by owners, taken back. */
    public boolean allows(Right right) {
        if (state == WorkspaceState.PURGING || state == WorkspaceState.REMOVED) {
            return false;
        }
        var active = state == WorkspaceState.ACTIVE;
        return switch (right) {
            case WORKSPACE_READ -> true;
            case WORKSPACE_WRITE -> active && role.compareTo(Role.WRITER) >= 0;
            case WORKSPACE_COMPUTE -> active && canCompute;
            case WORKSPACE_SHARE -> active && (canShare || role == Role.OWNER);
            case WORKSPACE_OWN -> role == Role.OWNER;
            case SELF, PLATFORM_ADMIN, AUDIT_READ, INTERNAL, PUBLIC -> false;
        };
    }
}
