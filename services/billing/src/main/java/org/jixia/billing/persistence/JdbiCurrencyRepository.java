package org.jixia.billing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.CurrencyRepository;

/** The currency of what is kept. One line tells: all are in the currency of their list or account. */
@ApplicationScoped
public class JdbiCurrencyRepository implements CurrencyRepository {

    private final Jdbi jdbi;

    @Inject
    public JdbiCurrencyRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<String> billed() {
        return one("select currency from cost_line limit 1");
    }

    @Override
    public Optional<String> held() {
        return one("select currency from account order by created_at limit 1")
                .or(() -> one("select currency from price_version where version > 1 order by version limit 1"));
    }

    private Optional<String> one(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).findOne());
    }

    @Override
    public void beginWith(String currency) {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        update price_version set currency = :currency
                        where version = 1 and currency <> :currency and not exists (select from cost_line)
                        """).bind("currency", currency).execute());
    }
}
