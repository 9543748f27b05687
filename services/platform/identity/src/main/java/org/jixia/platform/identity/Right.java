package org.jixia.platform.identity;

/** The one right that an endpoint names. */
public enum Right {
    /** See a workspace and what is in it. */
    WORKSPACE_READ,
    /** Change what is in a workspace. */
    WORKSPACE_WRITE,
    /** Spend money in a workspace: launch, run tasks, open sessions. */
    WORKSPACE_COMPUTE,
    /** Give others a share in a workspace. */
    WORKSPACE_SHARE,
    /** Rename, lock, delete; everything. */
    WORKSPACE_OWN,
    /** Any signed-in person, about things of their own. */
    SELF,
    /** The platform role administrator. */
    PLATFORM_ADMIN,
    /** The platform role auditor. */
    AUDIT_READ,
    /** Know whether the audit trail is whole, without reading it: the platform role auditor or administrator. */
    AUDIT_STATE,
    /** Another service of the platform. */
    INTERNAL,
    /** Everybody, without a token. */
    PUBLIC
}
