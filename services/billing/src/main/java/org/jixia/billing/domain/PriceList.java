package org.jixia.billing.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;

/** Prices from a date on. Never changes once told; mistakes are mended by adjustment lines. */
public record PriceList(int version, Instant startsAt, String currency, Map<Resource, BigDecimal> prices) {

    /** The price of this many granted unit-milliseconds, exact and then rounded once: 8 decimals, half even. */
    public BigDecimal amount(Resource resource, BigInteger unitMillis) {
        return new BigDecimal(unitMillis)
                .multiply(prices.get(resource))
                .divide(BigDecimal.valueOf(resource.unitMillis()), 8, RoundingMode.HALF_EVEN);
    }
}
