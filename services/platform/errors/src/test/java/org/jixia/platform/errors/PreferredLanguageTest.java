package org.jixia.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of our languages an {@code Accept-Language} header asks for. */
class PreferredLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|en",
                "zh|zh",
                "ZH-Hans-CN|zh",
                "zh-TW, en;q=0.8|zh",
                "de, zh;q=0.7, en;q=0.9|en",
                "fr|en",
                "*|en",
                "en-GB|en",
                "zh_;;=|en",
                "zhuang|en"
            })
    void isTheFirstOneThatWeSpeak(String header, String language) {
        assertThat(Texts.preferred(header).getLanguage()).isEqualTo(language);
    }
}
