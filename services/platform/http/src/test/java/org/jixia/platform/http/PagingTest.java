package org.jixia.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @Test
    void aTokenGivesBackItsKeysIncludingAbsentAndStrangeOnes() {
        var keys = Arrays.asList("样本 1", null, "", "a\"b\u0000");
        var token = PageToken.encode(keys, "filter");
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(PageToken.decode(token, "filter")).contains(keys);
    }

    @Test
    void aTokenOfAnotherFilterIsRefused() {
        var token = PageToken.encode(List.of("a"), "state=OPEN");
        assertThatThrownBy(() -> PageToken.decode(token, "state=DONE"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.INVALID_PAGE_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "AAAA", "AAAAAP____8", "AAAAAAF_____"})
    void rubbishIsRefused(String token) {
        assertThatThrownBy(() -> PageToken.decode(token, null)).isInstanceOf(DomainException.class);
    }

    @Test
    void noTokenMeansTheFirstPage() {
        assertThat(PageToken.decode(null, "x")).isEmpty();
        assertThat(PageToken.decode("", "x")).isEmpty();
    }

    @Test
    void theSurplusRowBecomesTheTokenOfTheNextPage() {
        var page = Page.of(List.of("a", "b", "c"), 2, "f", List::of);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(PageToken.decode(page.nextPageToken(), "f")).contains(List.of("b"));
        assertThat(Page.of(List.of("a", "b"), 2, "f", List::of).nextPageToken()).isNull();
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        var token = PageToken.encode(List.of("no id"), null);
        assertThat(PageToken.decode(token, null, List::getFirst)).contains("no id");
        assertThatThrownBy(() -> PageToken.decode(token, null, keys -> UUID.fromString(keys.getFirst())))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.INVALID_PAGE_TOKEN));
        assertThatThrownBy(() -> PageToken.decode(token, null, keys -> keys.get(1)))
                .isInstanceOf(DomainException.class);
        var empty = PageToken.encode(List.of(), null);
        assertThatThrownBy(() -> PageToken.decode(empty, null)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> PageToken.decode(empty, null, List::getFirst)).isInstanceOf(DomainException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "ten", "99999999999"})
    void pageSizesOutsideTheRangeAreRefused(String size) {
        assertThatThrownBy(() -> Page.size(size)).isInstanceOf(DomainException.class);
    }

    @Test
    void pageSizesInsideAreTaken() {
        assertThat(Page.size(null)).isEqualTo(50);
        assertThat(Page.size("500")).isEqualTo(500);
    }

    @Test
    void aChangeNamesTheVersionItWasMadeFrom() {
        assertThat(Etags.expected(Etags.of(7))).isEqualTo(7);
        assertThat(Etags.expected("W/\"8\"")).isEqualTo(8);
        assertThatThrownBy(() -> Etags.require(null, 1))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.IF_MATCH_REQUIRED));
        assertThatThrownBy(() -> Etags.require("\"1\"", 2))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        error -> assertThat(error.error()).isEqualTo(PlatformError.STALE_VERSION));
    }
}
