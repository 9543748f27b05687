package org.jixia.billing.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What billing refuses. */
public enum BillingError implements ErrorCode {
    ACCOUNT_NAME(Kind.INVALID),
    LIMIT_REACHED(Kind.CONFLICT),
    ACCOUNT_NOT_USABLE(Kind.CONFLICT),
    CURRENCY_DIFFERS(Kind.UNPROCESSABLE),
    RESERVATION_ENDED(Kind.CONFLICT),
    PRICE_IN_THE_PAST(Kind.UNPROCESSABLE),
    PRICE_RESOURCE(Kind.UNPROCESSABLE),
    LIMIT_INVALID(Kind.UNPROCESSABLE),
    LIMITS_TOO_MANY(Kind.CONFLICT),
    LIMIT_FILTER(Kind.INVALID),
    ADJUSTMENT_INVALID(Kind.UNPROCESSABLE),
    ADJUSTMENT_DIFFERS(Kind.CONFLICT),
    COSTS_FILTER(Kind.INVALID),
    COSTS_GROUPING(Kind.INVALID),
    COSTS_DAYS(Kind.INVALID),
    DATE(Kind.INVALID),
    ROLE(Kind.INVALID),
    LAST_OWNER(Kind.CONFLICT);

    private final Kind kind;

    BillingError(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String bundle() {
        return "billing";
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
