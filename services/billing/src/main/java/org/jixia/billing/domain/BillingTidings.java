package org.jixia.billing.domain;

import java.util.List;
import java.util.UUID;
import org.jixia.platform.identity.Detail;

/** What billing tells the others, in the running transaction. */
public interface BillingTidings {

    void limitsChanged(UUID account, long version, List<SpendingLimit> limits);

    /** A launch was refused by a limit. */
    void quotaRefused(RefusalService.QuotaRefused refusal);

    void pricesAdded(PriceList list);

    /** An act of administration, for the trail; the detail says what the object does not. */
    void administered(String action, String person, String object, Detail detail);
}
