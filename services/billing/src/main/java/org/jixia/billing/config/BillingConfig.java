package org.jixia.billing.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The settings of billing. */
@ConfigMapping(prefix = "jixia.billing")
public interface BillingConfig {

    /** The limits that a new account begins with; an administrator changes them per account. */
    DefaultQuota defaultQuota();

    /**
     * The currency of all prices, costs and budgets, as ISO 4217 writes it; CNY where nothing is set. It can be chosen until
     * something is billed: later another one is refused at the start, as nothing converts amounts. The prices that an installation
     * begins with are the same numbers in any currency; an administrator adds a list of its own.
     */
    Optional<String> currency();

    /** How often caps are compared with what was spent, and lapsed work is looked after. */
    @WithDefault("5S")
    Duration sweep();

    /** Enough for a first project on an institution's own machines, too little to fill them by mistake. */
    interface DefaultQuota {

        /** Millicores running at once. */
        @WithDefault("32000")
        BigDecimal concurrentCpuMillis();

        /** Hours of one core in a calendar month. */
        @WithDefault("5000")
        BigDecimal cpuHours();

        /** Bytes kept at once: 2 TiB. */
        @WithDefault("2199023255552")
        BigDecimal storageBytes();

        /** Runs not yet ended. */
        @WithDefault("2000")
        BigDecimal runs();

        /** Money in a calendar month, in the platform's currency. */
        @WithDefault("5000")
        BigDecimal budget();
    }
}
