package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Closes the days of storage that are over, once nothing told of them is still to come: a closed day is never billed again. */
@ApplicationScoped
public class StorageDays {

    private final StoredNews news;
    private final MeteringService metering;

    @Inject
    public StorageDays(StoredNews news, MeteringService metering) {
        this.news = news;
        this.metering = metering;
    }

    /** How many days were closed. */
    public int close() {
        int closed = 0;
        if (news.complete()) {
            while (metering.closeStorageDay()) {
                closed++;
            }
        }
        return closed;
    }
}
