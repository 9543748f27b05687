package org.jixia.people.domain.notifications;

/** What a person may want to hear about. */
public enum Topic {
    /** Every end of a submission of theirs. */
    SUBMISSIONS,
    /** Only the ends of submissions of theirs that have failed rows. */
    FAILURES,
    /** Quota and budgets that they work under were changed, or refused a launch of theirs. */
    LIMITS,
    /** They were made a member, given another role, or removed; or their roles on the platform were changed. */
    ACCESS
}
