package org.jixia.wdl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Both languages know every sentence, with the same arguments. */
class EngineTextsTest {
    @Test
    void bothLanguagesSayTheSame() {
        ResourceBundle english = ResourceBundle.getBundle("messages.wdl-engine", Locale.ENGLISH);
        ResourceBundle chinese = ResourceBundle.getBundle("messages.wdl-engine", Locale.CHINESE);

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(arguments(chinese.getString(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getString(key))));
    }

    private static String arguments(String sentence) {
        return sentence.replaceAll("[^{}0-9]|(?<!\\{)[0-9](?!})", "")
                .chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
