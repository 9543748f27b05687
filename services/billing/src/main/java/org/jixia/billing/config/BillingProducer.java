package org.jixia.billing.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jixia.billing.domain.AccountService.DefaultLimits;

/** Gives the domain its clock and the default quota. */
@ApplicationScoped
public class BillingProducer {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    DefaultLimits defaultLimits(BillingConfig config) {
        BillingConfig.DefaultQuota quota = config.defaultQuota();
        return kind -> switch (kind) {
            case CONCURRENT_CPU_MILLIS -> quota.concurrentCpuMillis();
            case CPU_HOURS -> quota.cpuHours();
            case STORAGE_BYTES -> quota.storageBytes();
            case RUNS -> quota.runs();
            case BUDGET -> quota.budget();
        };
    }
}
