package org.jixia.wes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jixia.platform.testing.Repository;
import org.jixia.wes.domain.StepRepository.NodeView;
import org.jixia.wes.domain.TaskEnd;
import org.junit.jupiter.api.Test;

/** Sentences of calls in the reader's language. */
class CallTextsTest {
    private static final CallTexts TEXTS = new CallTexts(new ObjectMapper());
    private static final String KILLED = "needed more than the 512 MiB of memory granted";

    private static NodeView view(String failure, String reason, String sentence) {
        return view(failure, reason, sentence, null);
    }

    private static NodeView view(String failure, String reason, String sentence, String details) {
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
                details,
                null,
                null,
                Instant.now(),
                Instant.now());
    }

    private static String details(String why, String... arguments) {
        var details = new ObjectMapper().createObjectNode().put("backend", "process");
        CallTexts.keep(new TaskEnd.Reason("X", why, List.of(arguments), "x"), details);
        return details.toString();
    }

    @Test
    void reasonsOfTheTaskServiceGoByTheirNameWithTheirValues() {
        var attempt = view(null, "OUT_OF_MEMORY", KILLED, details("OUT_OF_MEMORY", "512"));
        assertThat(TEXTS.sentence(attempt, Locale.ENGLISH)).isEqualTo(KILLED);
        assertThat(TEXTS.sentence(attempt, Locale.CHINESE)).isEqualTo("需要的内存超过了批给它的 512 MiB。");

        var stopped = view(null, "SYSTEM", "the service is being stopped", details("STOPPING"));
        assertThat(TEXTS.sentence(stopped, Locale.CHINESE)).isEqualTo("服务正在停止。");
        var output = view(null, "OUTPUT_MISSING", "no", details("OUTPUT_NOT_THERE", "/w/it's {1}", "a, b"));
        assertThat(TEXTS.sentence(output, Locale.ENGLISH))
                .isEqualTo("/w/it's {1} is not there, or is a link that leads nowhere; there is: a, b");
    }

    @Test
    void everyReasonOfTheTaskServiceHasASentenceInBothLanguages() throws IOException {
        var source = Repository.root().resolve("services/tes/src/main/java/org/jixia/tes/domain/execution/Why.java");
        var names = Pattern.compile("(?m)^    ([A-Z_]+)\\(")
                .matcher(Files.readString(source))
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(30);
        for (var why : names) {
            var attempt = view(null, "NONE", "not said", details(why, "A", "B", "C"));
            assertThat(TEXTS.sentence(attempt, Locale.ENGLISH)).as(why).isNotEqualTo("not said");
            assertThat(TEXTS.sentence(attempt, Locale.CHINESE)).as(why).isNotEqualTo("not said");
        }
    }

    @Test
    void whatAnOlderTaskServiceToldIsQuoted() {
        var attempt = view(null, "OUT_OF_MEMORY", KILLED);
        assertThat(TEXTS.sentence(attempt, Locale.ENGLISH)).isEqualTo(KILLED);
        assertThat(TEXTS.sentence(attempt, Locale.CHINESE)).isEqualTo("内存不足：" + KILLED);
    }

    @Test
    void aReasonFromALaterVersionIsShownAsItIs() {
        assertThat(TEXTS.sentence(view(null, "STRUCK_BY_LIGHTNING", "struck"), Locale.CHINESE))
                .isEqualTo("struck");
        assertThat(TEXTS.sentence(view(null, "SYSTEM", "struck", details("LIGHTNING", "2")), Locale.CHINESE))
                .isEqualTo("平台出错：struck");
    }

    @Test
    void failuresOfTheEngineAreSaidInBothLanguagesWithTheirPlace() {
        var failure = "{\"kind\": \"TASK\", \"code\": \"task_reason\", \"arguments\": [\"" + KILLED
                + "\"], \"node\": \"w.a\", \"where\": \"main.wdl:3:1\"}";
        var call = view(failure, "OUT_OF_MEMORY", KILLED, details("OUT_OF_MEMORY", "512"));

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
