package org.jixia.billing.domain;

import java.math.BigDecimal;

/** What earlier runs of a workflow let expect of as many more; nothing known when there were none. */
public record Estimate(
        int basis,
        BigDecimal low,
        BigDecimal high,
        long lowMs,
        long highMs,
        BigDecimal meanAmount,
        BigDecimal meanCpuHours) {

    public boolean known() {
        return basis > 0;
    }
}
