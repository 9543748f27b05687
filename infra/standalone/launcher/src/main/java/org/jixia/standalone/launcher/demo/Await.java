package org.jixia.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jixia.standalone.launcher.Trouble;

/** Asks again and again until an answer is as wanted, and gives up at a deadline. */
final class Await {

    private Await() {}

    static JsonNode until(String what, Duration longest, Supplier<JsonNode> question, Predicate<JsonNode> wanted) {
        var deadline = Instant.now().plus(longest);
        while (true) {
            var answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("After " + longest.toSeconds() + " s still not there: " + what
                        + "; the last answer was " + answer + ".");
            }
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Trouble("The demo was interrupted.", e);
            }
        }
    }
}
