package org.jixia.wes.domain;

import java.math.BigDecimal;

/** What billing charges now. */
public interface Prices {

    PriceList current();

    record PriceList(String currency, BigDecimal cpuHour, BigDecimal memoryGibHour, BigDecimal gpuHour) {}
}
