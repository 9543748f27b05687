package org.jixia.workspace.domain;

import java.util.UUID;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Role;

/**
 * A person in a workspace, as the fact that others hear; a derived one is no member but reads by a grant. Everyone is a person of
 * the name {@link Membership#EVERYONE}.
 */
public record Member(
        UUID workspace,
        String person,
        Role role,
        boolean canShare,
        boolean canCompute,
        long version,
        boolean removed,
        boolean derived) {
    /** A member as somebody wants it; the version comes when it is stored. */
    public Member(UUID workspace, String person, Role role, boolean canShare, boolean canCompute) {
        this(workspace, person, role, canShare, canCompute, 0, false, false);
    }

    public Membership in(Workspace room) {
        return new Membership(
                workspace,
                person,
                role,
                canShare,
                canCompute,
                version,
                room.state(),
                room.billingAccount(),
                room.locked());
    }

    /** The same for this person. */
    Member as(String other) {
        return new Member(workspace, other, role, canShare, canCompute, version, removed, derived);
    }

    Member gone() {
        return new Member(workspace, person, role, canShare, canCompute, version, true, false);
    }

    boolean isMember() {
        return !removed && !derived;
    }

    /** Whether an account could have this identifier; whether one has is the identity provider's to know. */
    static boolean isPossiblePerson(String person) {
        return !person.equals(Membership.EVERYONE)
                && !person.isBlank()
                && person.length() <= 255
                && person.chars().noneMatch(Character::isISOControl);
    }

    /** True if whoever holds this may grant or take that: nobody gives more than they have. */
    public boolean covers(Member other) {
        return role == Role.OWNER
                || other.role().compareTo(role) <= 0
                        && (canCompute || !other.canCompute())
                        && (canShare || !other.canShare());
    }
}
