package org.jixia.workspace.domain;

import java.util.Map;
import java.util.UUID;

/** What billing does for workspaces and submissions; every call may end in 503 when it does not answer. */
public interface Billing {
    /** The person's own account with the default quota, made on first use. */
    UUID personalAccount(String person);

    /** Refuses unless the person with this token may use the account. */
    void requireUsable(UUID account, String token);

    /** Reserves what the submission may use; refused with the numbers when it is over a quota. Repeatable. */
    void reserve(Submission submission, int runs);

    void release(UUID submission);

    /** An estimate of cost and time as billing words it. */
    Map<String, Object> estimate(UUID account, UUID workspace, String digest, int runs);
}
