package org.jixia.tes.domain.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jixia.tes.domain.TaskResult;
import org.junit.jupiter.api.Test;

/** A cause is told by names and values, and said in English besides. */
class CauseTest {

    @Test
    void isToldWithItsValuesAndAsASentence() {
        assertThat(Cause.of(Why.OUTPUT_NOT_THERE, "/w/a$1{0}", "b, c").reason())
                .isEqualTo(new TaskResult.Reason(
                        "OUTPUT_MISSING",
                        "OUTPUT_NOT_THERE",
                        List.of("/w/a$1{0}", "b, c"),
                        "/w/a$1{0} is not there, or is a link that leads nowhere; there is: b, c"));
        assertThat(Cause.of(Why.EXIT_CODE, 137).sentence()).isEqualTo("the command ended with code 137");
        assertThat(Cause.of(Why.SANDBOX_NOT_MADE, "a\0b").arguments()).containsExactly("a\uFFFDb");
    }

    @Test
    void everyCodeHasACause() {
        for (var code : EndCode.values()) {
            assertThat(Why.values()).as(code.name()).anyMatch(why -> why.code() == code);
        }
    }
}
