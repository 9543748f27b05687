package org.jixia.workspace.domain;

import java.util.UUID;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Role;

/** A person in a workspace. */
public record Member(
        UUID workspace, String person, Role role, boolean canShare, boolean canCompute, long version, boolean removed) {
    public Membership in(Workspace room) {
        return new Membership(
                workspace, person, role, canShare, canCompute, version, room.state(), room.billingAccount());
    }

    /** Whether an account could have this identifier; whether one has is the identity provider's to know. */
    boolean hasPossiblePerson() {
        return !person.isBlank() && person.length() <= 255 && person.chars().noneMatch(Character::isISOControl);
    }

    /** True if whoever holds this may grant or take that: nobody gives more than they have. */
    public boolean covers(Member other) {
        return role == Role.OWNER
                || other.role().compareTo(role) <= 0
                        && (canCompute || !other.canCompute())
                        && (canShare || !other.canShare());
    }
}
