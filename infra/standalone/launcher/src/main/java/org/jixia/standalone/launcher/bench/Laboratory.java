package org.jixia.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jixia.standalone.launcher.Trouble;
import org.jixia.standalone.launcher.demo.Gateway;
import org.jixia.standalone.launcher.installation.Installation;
import org.jixia.standalone.launcher.platform.Platform;
import org.jixia.standalone.launcher.platform.Tokens;

/** What a benchmark acts on: the platform as one researcher sees it, and a workspace of its own. */
record Laboratory(Installation installation, String token, Gateway gateway, String workspace) {

    static Laboratory open(Platform platform, String benchmark) {
        var installation = platform.installation();
        var token = new Tokens(installation).of("researcher");
        var gateway = new Gateway(installation.gateway(), token);
        var workspace = gateway.post(
                "/api/workspace/workspaces", Map.of("name", "Benchmark " + benchmark + " " + Instant.now()));
        return new Laboratory(installation, token, gateway, workspace.path("id").asText());
    }

    /** Asks again and again until an answer is as wanted. */
    static JsonNode await(Duration pause, Duration longest, Supplier<JsonNode> question, Predicate<JsonNode> wanted) {
        var deadline = Instant.now().plus(longest);
        while (true) {
            var answer = question.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("The benchmark gave up after " + longest.toSeconds() + " s; the last answer was "
                        + answer + ".");
            }
            pause(pause);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("The measurement was interrupted.", e);
        }
    }

    static double secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toNanos() / 1e9;
    }
}
