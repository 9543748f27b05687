package org.jixia.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void signsOfPatternsAreFoundAsTheyAre() {
        var typed = SearchText.of("  50%_of\\all ");
        assertThat(typed.text()).isEqualTo("50%_of\\all");
        assertThat(typed.anywhere()).isEqualTo("%50\\%\\_of\\\\all%");
        assertThat(typed.begins()).isEqualTo("50\\%\\_of\\\\all%");
    }

    @Test
    void anIdIsFoundByItsBeginning() {
        var id = UUID.fromString("0190aaaa-0000-7000-8000-00000000000f");
        assertThat(SearchText.of(id.toString()).firstId()).isEqualTo(id);
        assertThat(SearchText.of(id.toString()).lastId()).isEqualTo(id);
        var start = SearchText.of("0190AAAA-00");
        assertThat(start.firstId()).isEqualTo(UUID.fromString("0190aaaa-0000-0000-0000-000000000000"));
        assertThat(start.lastId()).isEqualTo(UUID.fromString("0190aaaa-00ff-ffff-ffff-ffffffffffff"));
        assertThat(SearchText.of("0190aaa").firstId()).isNull();
        assertThat(SearchText.of("sample-0190aaaa").firstId()).isNull();
        assertThat(SearchText.of(id + "0").firstId()).isNull();
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        assertThatThrownBy(() -> SearchText.of(" ")).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> SearchText.of(null)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> SearchText.of("x".repeat(201))).isInstanceOf(DomainException.class);
    }
}
