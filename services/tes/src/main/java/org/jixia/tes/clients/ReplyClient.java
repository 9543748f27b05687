package org.jixia.tes.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jixia.platform.http.ServiceBearer;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.ReplyPost;
import org.jixia.tes.domain.TaskResult;

/** Posts results: one call at a time to each address, with all that gathered meanwhile. */
@ApplicationScoped
public class ReplyClient implements ReplyPost {
    private static final Logger LOG = Logger.getLogger(ReplyClient.class);
    private static final int TRIES = 3;
    private static final int MOST = 500;

    private final TesConfig config;
    private final Config all;
    private final ObjectMapper json;
    private final ServiceBearer bearer;
    private final HttpClient http;
    private final Map<String, Deque<TaskResult>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Boolean> posting = new ConcurrentHashMap<>();

    @Inject
    public ReplyClient(TesConfig config, Config all, ObjectMapper json, ServiceBearer bearer) {
        this.config = config;
        this.all = all;
        this.json = json;
        this.bearer = bearer;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    record Results(List<TaskResult> results) {}

    @Override
    public boolean allowed(String address) {
        var roots = config.replyTo()
                .orElseGet(() -> all.getOptionalValue("jixia.services.wes.url", String.class).stream()
                        .toList());
        try {
            var asked = URI.create(address).normalize();
            return roots.stream()
                    .map(URI::create)
                    .anyMatch(root -> asked.getRawAuthority() != null
                            && asked.getRawAuthority().equals(root.getRawAuthority())
                            && root.getScheme().equals(asked.getScheme())
                            && asked.getPath().startsWith(root.getPath()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    @Override
    public void send(String address, List<TaskResult> results) {
        var queue = waiting.computeIfAbsent(address, a -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(results);
            if (posting.putIfAbsent(address, true) != null) {
                return;
            }
        }
        Thread.ofVirtual().name("replies").start(() -> drain(address, queue));
    }

    private void drain(String address, Deque<TaskResult> queue) {
        while (true) {
            var batch = new ArrayList<TaskResult>();
            synchronized (queue) {
                while (!queue.isEmpty() && batch.size() < MOST) {
                    batch.add(queue.poll());
                }
                if (batch.isEmpty()) {
                    posting.remove(address);
                    return;
                }
            }
            post(address, batch);
        }
    }

    private void post(String address, List<TaskResult> batch) {
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            try {
                var request = HttpRequest.newBuilder(URI.create(address))
                        .timeout(Duration.ofSeconds(5))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + bearer.token())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(new Results(batch))))
                        .build();
                var status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status < 500) {
                    return;
                }
            } catch (IOException | RuntimeException lost) {
                LOG.debugf("results could not be posted: %s", lost.getMessage());
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        LOG.warnf("%d results could not be posted to %s; they come by event and sweep", batch.size(), address);
    }
}
