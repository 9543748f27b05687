package org.jixia.wes.domain;

import java.util.OptionalLong;
import java.util.UUID;

/** What billing allows; no answer from there is no launch. */
public interface Limits {

    /** Most open runs of the account, the workspace or the person, whichever is least; empty when nothing limits them. */
    OptionalLong openRuns(UUID billingAccount, UUID workspace, String person);
}
