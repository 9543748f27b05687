package org.jixia.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jixia.billing.domain.CurrencyRepository;
import org.jixia.billing.persistence.JdbiCurrencyRepository;
import org.jixia.platform.testing.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** What a database tells of its currency, from the first start to the first cost. */
class CurrencyIT {

    @Test
    void aNewInstallationHoldsNoneUntilSomebodyHasAnAccountOrACost() {
        String address = EmbeddedPostgres.freshDatabase();
        Flyway.configure()
                .dataSource(address, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        Jdbi jdbi = Jdbi.create(address, EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
        CurrencyRepository kept = new JdbiCurrencyRepository(jdbi);

        assertThat(kept.billed()).isEmpty();
        assertThat(kept.held()).isEmpty();
        kept.beginWith("EUR");
        assertThat(ofTheFirstList(jdbi)).isEqualTo("EUR");

        jdbi.useHandle(handle -> handle.execute(
                "insert into account (id, name, owner, currency) values (gen_random_uuid(), 'a', 'ann', 'EUR')"));
        assertThat(kept.held()).contains("EUR");

        jdbi.useHandle(handle -> handle.execute("""
                insert into cost_line (id, source, account, resource, granted, duration_ms, unit_price, price_version, amount,
                                       currency, started_at, ended_at, day)
                values (gen_random_uuid(), 'task/1/1', gen_random_uuid(), 'CPU_HOUR', 1, 1, 1, 1, 1, 'EUR', now(), now(), current_date)
                """));
        assertThat(kept.billed()).contains("EUR");
        kept.beginWith("USD");
        assertThat(ofTheFirstList(jdbi)).as("what was billed by").isEqualTo("EUR");
    }

    private static String ofTheFirstList(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select currency from price_version where version = 1")
                .mapTo(String.class)
                .one());
    }
}
