package org.jixia.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void everyPlatformErrorHasATextInBothLanguages() {
        for (var error : PlatformError.values()) {
            var english = Texts.of(error, Locale.ENGLISH, List.of("A", "B"));
            var chinese = Texts.of(error, Locale.SIMPLIFIED_CHINESE, List.of("A", "B"));
            assertThat(english).isNotEqualTo(error.code()).isNotEqualTo(chinese);
        }
    }

    @Test
    void everyPhraseHasATextInBothLanguages() {
        Stream.<Wording>concat(Arrays.stream(Expected.values()), Arrays.stream(Flaw.values()))
                .forEach(wording -> {
                    var english = Texts.text(wording.code(), Locale.ENGLISH, List.of("A", "B"));
                    var chinese = Texts.text(wording.code(), Locale.SIMPLIFIED_CHINESE, List.of("A", "B"));
                    assertThat(english).isNotEqualTo(wording.code());
                    assertThat(chinese).isNotEqualTo(wording.code());
                    if (wording != Flaw.STATUS) {
                        assertThat(english).isNotEqualTo(chinese);
                    }
                });
    }

    @Test
    void aPhraseIsInTheLanguageOfTheWhole() {
        var expected = List.<Object>of("page", Expected.ONE_OF.of(List.of("A", 2048)));
        assertThat(Texts.of(PlatformError.INVALID_FIELD, Locale.ENGLISH, expected))
                .isEqualTo("Field page: one of A, 2048.");
        assertThat(Texts.of(PlatformError.INVALID_FIELD, Locale.CHINESE, expected))
                .isEqualTo("字段 page：应为以下之一：A, 2048。");
        assertThat(Texts.of(PlatformError.INVALID_FIELD, Locale.CHINESE, List.of("topic", Expected.GIVEN)))
                .isEqualTo("字段 topic：必须提供。");
    }

    @Test
    void codesAreUniqueAndNameTheirBundle() {
        var codes =
                Arrays.stream(PlatformError.values()).map(PlatformError::code).toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.startsWith("platform."));
    }

    @Test
    void numbersAreWrittenAsPlainDigits() {
        assertThat(Texts.of(PlatformError.TOO_LARGE, Locale.ENGLISH, List.of(104857600L)))
                .contains("104857600");
    }

    @Test
    void anotherLanguageReadsEnglish() {
        assertThat(Texts.of(PlatformError.NOT_FOUND, Locale.FRENCH, List.of()))
                .isEqualTo(Texts.of(PlatformError.NOT_FOUND, Locale.ENGLISH, List.of()));
    }

    @Test
    void aFaultToldByAnotherServiceKeepsItsWords() {
        var fault = Fault.told("wdl.unknown-name", "main.wdl 3:7", "There is no 'sampel' here.");
        assertThat(Texts.of(fault, Locale.SIMPLIFIED_CHINESE)).isEqualTo("There is no 'sampel' here.");
    }
}
