package org.jixia.billing.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What billing refuses. */
public enum BillingError implements ErrorCode {
    ACCOUNT_NAME("billing.account-name", Kind.INVALID),
    LIMIT_REACHED("billing.limit-reached", Kind.CONFLICT),
    ACCOUNT_NOT_USABLE("billing.account-not-usable", Kind.CONFLICT),
    CURRENCY_DIFFERS("billing.currency-differs", Kind.UNPROCESSABLE),
    RESERVATION_ENDED("billing.reservation-ended", Kind.CONFLICT),
    PRICE_IN_THE_PAST("billing.price-in-the-past", Kind.UNPROCESSABLE),
    PRICE_RESOURCE("billing.price-resource", Kind.UNPROCESSABLE),
    LIMIT_INVALID("billing.limit-invalid", Kind.UNPROCESSABLE),
    LIMITS_TOO_MANY("billing.limits-too-many", Kind.CONFLICT),
    LIMIT_FILTER("billing.limit-filter", Kind.INVALID),
    ADJUSTMENT_INVALID("billing.adjustment-invalid", Kind.UNPROCESSABLE),
    ADJUSTMENT_DIFFERS("billing.adjustment-differs", Kind.CONFLICT),
    COSTS_FILTER("billing.costs-filter", Kind.INVALID),
    COSTS_GROUPING("billing.costs-grouping", Kind.INVALID),
    COSTS_DAYS("billing.costs-days", Kind.INVALID),
    DATE("billing.date", Kind.INVALID),
    ROLE("billing.role", Kind.INVALID),
    LAST_OWNER("billing.last-owner", Kind.CONFLICT);

    private final String code;
    private final Kind kind;

    BillingError(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
