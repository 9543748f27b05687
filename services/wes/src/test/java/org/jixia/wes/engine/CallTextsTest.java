package org.jixia.wes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Locale;
import org.jixia.wes.domain.StepRepository.NodeView;
import org.junit.jupiter.api.Test;

/** Sentences of calls in the reader's language. */
class CallTextsTest {
    private static final CallTexts TEXTS = new CallTexts(new ObjectMapper());
    private static final String KILLED = "needed more than the 512 MiB of memory granted";

    private static NodeView view(String failure, String reason, String sentence) {
        return new NodeView(
                1,
                "w.a",
                "w.a",
                "FAILED",
                1,
                false,
                null,
                failure,
                null,
                137,
                reason,
                sentence,
                null,
                null,
                null,
                Instant.now(),
                Instant.now());
    }

    @Test
    void reasonsOfTheTaskServiceGoByTheirCodeWithTheirNumbers() {
        var attempt = view(null, "OUT_OF_MEMORY", KILLED);

        assertThat(TEXTS.sentence(attempt, Locale.ENGLISH)).isEqualTo(KILLED);
        assertThat(TEXTS.sentence(attempt, Locale.CHINESE)).isEqualTo("需要的内存超过了批给它的 512 MiB。");
    }

    @Test
    void aReasonFromALaterVersionIsShownAsItIs() {
        assertThat(TEXTS.sentence(view(null, "STRUCK_BY_LIGHTNING", "struck"), Locale.CHINESE))
                .isEqualTo("struck");
    }

    @Test
    void failuresOfTheEngineAreSaidInBothLanguagesWithTheirPlace() {
        var failure = "{\"kind\": \"TASK\", \"code\": \"task_reason\", \"arguments\": [\"" + KILLED
                + "\"], \"node\": \"w.a\", \"where\": \"main.wdl:3:1\"}";
        var call = view(failure, "OUT_OF_MEMORY", KILLED);

        assertThat(TEXTS.sentence(call, Locale.ENGLISH)).isEqualTo(KILLED + " (main.wdl:3:1)");
        assertThat(TEXTS.sentence(call, Locale.CHINESE))
                .startsWith("需要的内存超过了批给它的 512 MiB。")
                .endsWith("（main.wdl:3:1）");
    }

    @Test
    void aCallThatEndedWellHasNone() {
        assertThat(TEXTS.sentence(view(null, null, null), Locale.CHINESE)).isNull();
    }
}
