package org.jixia.wes.domain;

import java.util.List;
import java.util.UUID;

/** What billing allows; no answer from there is no launch. */
public interface Limits {

    /** The limits of open runs that hold work of this person in this workspace on this account. */
    OpenRuns openRuns(UUID billingAccount, UUID workspace, String person);

    /** For whom a limit is set; all of them within one account. */
    enum Scope {
        ACCOUNT,
        WORKSPACE,
        PERSON
    }

    record Limit(Scope scope, String id, long value) {}

    /** @param contact whom to ask for more; null when nothing limits */
    record OpenRuns(List<Limit> limits, String contact) {
        public static final OpenRuns UNLIMITED = new OpenRuns(List.of(), null);
    }
}
