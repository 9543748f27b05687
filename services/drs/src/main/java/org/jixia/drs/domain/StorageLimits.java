package org.jixia.drs.domain;

import java.util.UUID;

/** Port to what billing allows an account to store. */
public interface StorageLimits {

    /**
     * Fetches the limits of an account that is not known yet. Never inside a transaction. Billing away is no refusal: what is
     * stored is metered all the same, and the limit holds from when it is known.
     */
    void makeKnown(UUID billingAccount);
}
