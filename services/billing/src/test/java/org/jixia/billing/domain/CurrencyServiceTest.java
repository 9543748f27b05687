package org.jixia.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which currency counts: what was billed, what accounts hold, what is set, in this order. */
class CurrencyServiceTest {

    @Test
    void theSettingCountsUntilSomethingIsKept() {
        Kept nothing = new Kept(null, null);
        assertThat(code(nothing, "EUR")).isEqualTo("EUR");
        assertThat(nothing.begun).isEqualTo("EUR");
        assertThat(code(new Kept(null, null), null)).isEqualTo("CNY");
        assertThat(code(new Kept(null, null), " ")).isEqualTo("CNY");
    }

    @Test
    void whatAccountsHoldWins() {
        assertThat(code(new Kept(null, "CNY"), "EUR")).isEqualTo("CNY");
        assertThat(code(new Kept(null, "EUR"), null)).isEqualTo("EUR");
        assertThat(code(new Kept("EUR", "EUR"), null)).isEqualTo("EUR");
        assertThat(code(new Kept("EUR", "EUR"), "EUR")).isEqualTo("EUR");
    }

    @Test
    void anotherCurrencyThanWhatWasBilledIsRefusedInWords() {
        assertThatThrownBy(() -> code(new Kept("CNY", "CNY"), "EUR"))
                .hasMessage(
                        "jixia.billing.currency is EUR, but costs are billed in CNY here already, and nothing converts them."
                                + " Set it to CNY, or leave it out.");
    }

    @Test
    void whatIsNoCurrencyIsRefusedInWords() {
        assertThatThrownBy(() -> code(new Kept(null, null), "yuan"))
                .hasMessageContaining("\"yuan\", which is no currency");
    }

    private static String code(Kept kept, String wanted) {
        return new CurrencyService(kept, Optional.ofNullable(wanted)).code();
    }

    private static final class Kept implements CurrencyRepository {
        private final String billed;
        private final String held;
        private String begun;

        Kept(String billed, String held) {
            this.billed = billed;
            this.held = held;
        }

        @Override
        public Optional<String> billed() {
            return Optional.ofNullable(billed);
        }

        @Override
        public Optional<String> held() {
            return Optional.ofNullable(held);
        }

        @Override
        public void beginWith(String currency) {
            begun = currency;
        }
    }
}
