package org.jixia.tes.staging;

import java.time.Duration;
import java.util.function.Supplier;
import org.jixia.tes.domain.execution.Objects;

/**
 * How long an attempt waits for drs. A restart of drs must not cost the command that has ended already, so that silence is borne
 * for a minute and a half; a refusal is asked for again a few times only, for what drs has not heard yet.
 */
final class Patience {
    private static final int TRIES_WHEN_REFUSED = 4;
    private static final int TRIES_WHEN_SILENT = 9;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Patience() {}

    static <T> T withObjects(Supplier<T> question) {
        for (var attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (Objects.AwayException away) {
                if (attempt >= (away.answered() ? TRIES_WHEN_REFUSED : TRIES_WHEN_SILENT)) {
                    throw away;
                }
                pause(attempt);
            }
        }
    }

    /** One second, then twice as long each time. */
    static void pause(int attempt) {
        var time = Duration.ofMillis(500L << attempt);
        try {
            Thread.sleep(time.compareTo(LONGEST) > 0 ? LONGEST : time);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
