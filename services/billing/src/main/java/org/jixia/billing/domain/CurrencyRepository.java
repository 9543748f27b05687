package org.jixia.billing.domain;

import java.util.Optional;

/** The currency that stands in what billing keeps. */
public interface CurrencyRepository {

    /** That of what was billed already. */
    Optional<String> billed();

    /** That of accounts, else of price lists that somebody added. */
    Optional<String> held();

    /** The list that every installation begins with is in this currency, unless something was billed by it. */
    void beginWith(String currency);
}
