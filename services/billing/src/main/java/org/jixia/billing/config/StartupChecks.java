package org.jixia.billing.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jixia.billing.domain.CurrencyService;

/** Refuses to start with settings that contradict what is kept. */
@ApplicationScoped
public class StartupChecks {

    void check(@Observes StartupEvent event, CurrencyService currency) {
        currency.code();
    }
}
