package org.jixia.wes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jixia.platform.testing.TestTokens;

/**
 * Plays a tes whose tasks end when the test lets them, in the order in which they came, each told to the address that the submission
 * named. Keeps what it was sent, so that the test can see which attempt came twice and whether it was the same task then.
 */
final class PacedTasks extends TaskServiceOfTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final List<String> changed = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Runnable> beforeKept = new AtomicReference<>();
    private final AtomicReference<Runnable> beforeAnswer = new AtomicReference<>();
    private String replyTo;
    private int allowed;
    private int told;

    /** The next submission meets this and is lost. */
    void beforeKept(Runnable once) {
        beforeKept.set(once);
    }

    /** The next submission meets this when all of it is kept and nothing has been answered. */
    void beforeAnswer(Runnable once) {
        beforeAnswer.set(once);
    }

    @Override
    JsonNode submit(JsonNode body) {
        if (once(beforeKept)) {
            return null;
        }
        var answer = super.submit(body);
        keep(body);
        once(beforeAnswer);
        Thread.startVirtualThread(this::tell);
        return answer;
    }

    private static boolean once(AtomicReference<Runnable> hook) {
        var now = hook.getAndSet(null);
        if (now != null) {
            now.run();
        }
        return now != null;
    }

    private synchronized void keep(JsonNode body) {
        replyTo = body.path("replyTo").asText();
        for (JsonNode submission : body.path("tasks")) {
            var key = submission.path("key").asText();
            var known = documents.putIfAbsent(key, submission.path("task"));
            if (known != null && !known.equals(submission.path("task"))) {
                changed.add(key);
            }
        }
    }

    @Override
    synchronized boolean held(String key) {
        int place = new ArrayList<>(documents.keySet()).indexOf(key);
        return place < 0 || place >= allowed;
    }

    /** Lets so many more tasks end. */
    void allow(int more) {
        synchronized (this) {
            allowed = Math.min(Integer.MAX_VALUE / 2, allowed + more);
        }
        Thread.startVirtualThread(this::tell);
    }

    /** Calls back once for each ended task; a service that is dead at that moment has to ask by itself. */
    private synchronized void tell() {
        var keys = new ArrayList<>(documents.keySet());
        var ended = keys.subList(told, Math.max(told, Math.min(allowed, keys.size())));
        if (ended.isEmpty()) {
            return;
        }
        told += ended.size();
        var question = JSON.createObjectNode();
        var asked = question.putArray("keys");
        ended.forEach(asked::add);
        var body = JSON.createObjectNode().set("results", states(question).path("items"));
        var request = HttpRequest.newBuilder(URI.create(replyTo))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestTokens.service("tes"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException nobodyHears) {
            // the sweep of the restarted service finds these
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Node and attempt of every task that was ever accepted, in order. */
    synchronized List<String> accepted() {
        return documents.values().stream()
                .map(task -> task.at("/tags/node").asText() + " "
                        + task.at("/tags/attempt").asText())
                .toList();
    }

    /** Keys that came again with another document. */
    synchronized List<String> changed() {
        return List.copyOf(changed);
    }
}
