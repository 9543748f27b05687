package org.jixia.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
