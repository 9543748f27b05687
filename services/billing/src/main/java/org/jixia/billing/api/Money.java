package org.jixia.billing.api;

import java.math.BigDecimal;
import org.jixia.billing.domain.BillingError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;

/** An amount as a decimal text beside its currency. */
public record Money(String amount, String currency) {

    private static final int LONGEST = 40;
    private static final int MOST_PLACES = 8;

    static BigDecimal read(Money money, String expected, String field) {
        if (money == null) {
            return null;
        }
        if (money.currency() != null && !money.currency().equals(expected)) {
            throw DomainException.of(BillingError.CURRENCY_DIFFERS, expected, money.currency());
        }
        return decimal(money.amount(), field);
    }

    static BigDecimal decimal(String text, String field) {
        try {
            BigDecimal number = new BigDecimal(text == null || text.length() > LONGEST ? "" : text.strip());
            // as long: the scale of 1e2147483647 does not leave room for a sum
            if (number.signum() >= 0
                    && (long) number.precision() - number.scale() <= 16
                    && number.scale() <= MOST_PLACES) {
                return number;
            }
        } catch (NumberFormatException answeredBelow) {
            // the same refusal as for a number out of range
        }
        throw DomainException.of(PlatformError.INVALID_FIELD, field, Expected.DECIMAL.of(MOST_PLACES));
    }

    static String text(BigDecimal amount) {
        return amount == null
                ? null
                : amount.setScale(8, java.math.RoundingMode.HALF_EVEN).toPlainString();
    }
}
