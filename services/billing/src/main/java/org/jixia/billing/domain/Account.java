package org.jixia.billing.domain;

import java.util.UUID;

/** Who pays. The owner is whom people ask when a limit is reached. */
public record Account(UUID id, String name, String owner, boolean personal, String currency, long limitsVersion) {

    /** A member of an account. */
    public record Member(String person, Role role) {}

    /** What a member may do. */
    public enum Role {
        /** Sees all costs, manages members and the limits of workspaces and persons. */
        OWNER,
        /** Launches on the account and sees its own costs. */
        USER
    }
}
