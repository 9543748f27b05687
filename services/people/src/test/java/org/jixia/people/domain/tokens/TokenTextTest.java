package org.jixia.people.domain.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTextTest {

    @Test
    void eachTextIsAnotherInLettersAndDigitsWithItsChecksum() {
        var one = TokenText.mint();

        assertThat(one).matches("jixia_[0-9A-Za-z]{49}").isNotEqualTo(TokenText.mint());
        assertThat(TokenText.isWellFormed(one)).isTrue();
        assertThat(TokenText.digest(one)).hasSize(32);
    }

    @Test
    void aMistypedTextIsNone() {
        var text = TokenText.mint();
        var other = text.charAt(20) == 'a' ? 'b' : 'a';

        assertThat(TokenText.isWellFormed(text.substring(0, 20) + other + text.substring(21)))
                .isFalse();
        assertThat(TokenText.isWellFormed(text + "x")).isFalse();
        assertThat(TokenText.isWellFormed("jixia_")).isFalse();
        assertThat(TokenText.isWellFormed(null)).isFalse();
    }
}
