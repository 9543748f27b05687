package org.jixia.platform.identity;

import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/** The fact that a person may enter a workspace, and as what: as a member, or because everyone or a group of theirs may read it. */
public record Membership(
        UUID workspace,
        String person,
        Role role,
        boolean canShare,
        boolean canCompute,
        long version,
        WorkspaceState state,
        UUID billingAccount,
        boolean locked) {

    /** Stands in facts for every signed-in person. */
    public static final String EVERYONE = "*";

    /** True if this gives the right at present: a lock takes writing and computing from everybody. */
    public boolean allows(Right right) {
        return holds(right) && !(locked && changes(right));
    }

    /**
     * True if this gives the right, locked or not: what was begun before a lock may end. A workspace under removal can only be read
     * and, by owners, taken back.
     */
    public boolean holds(Right right) {
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
            case SELF, PLATFORM_ADMIN, AUDIT_READ, AUDIT_STATE, INTERNAL, PUBLIC -> false;
        };
    }

    /** The membership if it gives the right; refused as missing, or in words when only the lock is in the way. */
    public static Membership admitting(Optional<Membership> found, Right right) {
        var member = holding(found, right);
        if (!member.allows(right)) {
            throw DomainException.of(PlatformError.WORKSPACE_LOCKED);
        }
        return member;
    }

    /** The membership if it gives the right, locked or not; refused as missing. */
    public static Membership holding(Optional<Membership> found, Right right) {
        return found.filter(member -> member.holds(right))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private static boolean changes(Right right) {
        return right == Right.WORKSPACE_WRITE || right == Right.WORKSPACE_COMPUTE;
    }

    Membership of(String whom) {
        return new Membership(workspace, whom, role, canShare, canCompute, version, state, billingAccount, locked);
    }
}
