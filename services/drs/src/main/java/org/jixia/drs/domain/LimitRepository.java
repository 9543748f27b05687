package org.jixia.drs.domain;

import java.util.List;
import java.util.UUID;

/** What billing allows accounts to store, as last told. */
public interface LimitRepository {

    boolean isKnown(UUID billingAccount);

    /** Replaces the account's limits unless a newer version is known. */
    void put(UUID billingAccount, long version, List<Limit> limits);

    /** @param scope ACCOUNT, WORKSPACE or PERSON */
    record Limit(String scope, String id, long bytes) {}
}
