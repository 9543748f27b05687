package org.jixia.tes.domain;

import java.util.UUID;

/** What billing says of an account's money and core-hours. */
public interface Spending {

    /**
     * Refuses with the numbers and whom to ask when the account, or its share for the workspace or the person, is used up; also
     * while billing does not answer.
     */
    void require(UUID account, UUID workspace, String person);
}
