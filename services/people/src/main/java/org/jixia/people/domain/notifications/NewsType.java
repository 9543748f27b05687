package org.jixia.people.domain.notifications;

/** Kinds of messages, with the name that receivers of webhooks know them by. */
public enum NewsType {
    SUBMISSION_ENDED("submission.ended"),
    LIMITS_CHANGED("limits.changed"),
    QUOTA_REFUSED("quota.refused"),
    ACCESS_CHANGED("access.changed"),
    ROLES_CHANGED("roles.changed"),
    /** Asked for by the person, to see whether a channel works. */
    TEST("test");

    private final String wire;

    NewsType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
