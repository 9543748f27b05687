package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jixia.billing.config.BillingConfig;

/** The one currency of an installation: the setting counts until something is kept in a currency, from then on what is kept. */
@ApplicationScoped
public class CurrencyService {
    private static final Logger LOG = Logger.getLogger(CurrencyService.class);
    private static final String SETTING = "jixia.billing.currency";
    private static final String USUAL = "CNY";

    private final CurrencyRepository kept;
    private final Optional<String> wanted;
    private String code;

    @Inject
    public CurrencyService(CurrencyRepository kept, BillingConfig config) {
        this(kept, config.currency());
    }

    CurrencyService(CurrencyRepository kept, Optional<String> wanted) {
        this.kept = kept;
        this.wanted = wanted.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** As ISO 4217 writes it. The first question settles it, which is asked at the start. */
    public synchronized String code() {
        if (code == null) {
            code = settled();
        }
        return code;
    }

    private String settled() {
        wanted.ifPresent(CurrencyService::requireCode);
        Optional<String> billed = kept.billed();
        if (billed.isPresent() && wanted.isPresent() && !billed.equals(wanted)) {
            throw new IllegalStateException(
                    "%s is %s, but costs are billed in %s here already, and nothing converts them. Set it to %s, or leave it out."
                            .formatted(SETTING, wanted.get(), billed.get(), billed.get()));
        }
        Optional<String> held = billed.or(kept::held);
        String settled = held.or(() -> wanted).orElse(USUAL);
        if (wanted.isPresent() && !wanted.get().equals(settled)) {
            LOG.warnf("%s is %s, but accounts are kept in %s: that counts", SETTING, wanted.get(), settled);
        }
        kept.beginWith(settled);
        return settled;
    }

    private static void requireCode(String text) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(text))) {
            throw new IllegalStateException(
                    "%s is \"%s\", which is no currency. Write its three letters, like CNY or EUR."
                            .formatted(SETTING, text));
        }
    }
}
