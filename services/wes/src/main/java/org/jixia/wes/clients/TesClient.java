package org.jixia.wes.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.platform.identity.TokenSigner;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.TaskEnd;
import org.jixia.wes.domain.Tasks;

/** tes over HTTP: tasks are created with the run's token, everything else with our own. */
@ApplicationScoped
public class TesClient implements Tasks {

    private static final Duration HOST_KEPT = Duration.ofSeconds(10);
    private static final Duration BATCH = Duration.ofSeconds(30);

    private final ServiceClients clients;
    private final TokenSigner signer;
    private final String replyTo;
    private final Cache<String, Optional<String>> imageIds =
            Caffeine.newBuilder().expireAfterWrite(HOST_KEPT).maximumSize(1000).build();
    private volatile Host host;
    private volatile long hostUntil;

    public TesClient(
            ServiceClients clients,
            TokenSigner signer,
            @ConfigProperty(name = "jixia.services.wes.url") String ownAddress) {
        this.clients = clients;
        this.signer = signer;
        this.replyTo = ownAddress.replaceAll("/$", "") + "/internal/tasks:finished";
    }

    private record BatchBody(String replyTo, List<Submission> tasks) {}

    private record BatchAnswer(List<Item> items) {}

    private record Item(String key, UUID id, FaultBody fault) {}

    private record FaultBody(String code, String detail) {}

    private record Keys(List<String> keys) {}

    private record States(List<TaskEnd> items) {}

    @Override
    public List<Answer> submit(Run run, List<Submission> tasks) {
        return clients
                .to("tes")
                .bearer(token(run))
                .deadline(BATCH)
                .repeatable()
                .post("/ga4gh/tes/v1/tasks:batch", new BatchBody(replyTo, tasks), BatchAnswer.class)
                .items()
                .stream()
                .map(item -> new Answer(
                        item.key(),
                        item.id(),
                        item.fault() == null ? null : item.fault().code(),
                        item.fault() == null ? null : item.fault().detail()))
                .toList();
    }

    private String token(Run run) {
        return signer.run(run.person(), run.workspace(), run.id().value(), run.billingAccount());
    }

    @Override
    public List<TaskEnd> states(List<String> keys) {
        return clients.to("tes")
                .repeatable()
                .post("/internal/tasks:states", new Keys(keys), States.class)
                .items();
    }

    @Override
    public void cancel(RunId run) {
        clients.to("tes").put("/internal/runs/" + run + "/cancellation", Map.of(), Void.class);
    }

    @Override
    public Host host() {
        var known = host;
        if (known != null && System.nanoTime() < hostUntil) {
            return known;
        }
        var fresh = clients.to("tes").get("/internal/host", Host.class);
        host = new Host(
                fresh.backends() == null ? List.of() : fresh.backends(),
                fresh.cpuMillis(),
                fresh.memoryBytes(),
                fresh.diskBytes(),
                fresh.images() == null ? Map.of() : fresh.images(),
                fresh.gpus());
        hostUntil = System.nanoTime() + HOST_KEPT.toNanos();
        return host;
    }

    private record Held(Map<String, String> held) {}

    @Override
    public Optional<String> imageId(String image) {
        if (!host().runsContainers()) {
            return Optional.empty();
        }
        return imageIds.get(image, name -> {
            var answer = clients.to("tes")
                    .get("/internal/host?image=" + URLEncoder.encode(name, StandardCharsets.UTF_8), Held.class);
            return Optional.ofNullable(answer.held()).map(held -> held.get(name));
        });
    }

    @Override
    public Shown shown(Run run, UUID task) {
        try {
            var body = clients.to("tes")
                    .bearer(token(run))
                    .get("/ga4gh/tes/v1/tasks/" + task + "?view=FULL", JsonNode.class);
            return new Shown(command(body), Math.max(1, body.path("logs").size()));
        } catch (RemoteException unknown) {
            return new Shown(List.of(), 1);
        }
    }

    private static List<String> command(JsonNode task) {
        for (var input : task.path("inputs")) {
            if (input.path("path").asText().endsWith("/script.sh") && input.has("content")) {
                return List.of("/bin/bash", "-c", input.get("content").asText());
            }
        }
        var command = new ArrayList<String>();
        task.path("executors").path(0).path("command").forEach(word -> command.add(word.asText()));
        return command;
    }

    @Override
    public Running running(Run run, UUID task) {
        var body =
                clients.to("tes").bearer(token(run)).get("/ga4gh/tes/v1/tasks/" + task + "?view=FULL", JsonNode.class);
        var resources = body.path("resources");
        var exact = resources.path("backend_parameters");
        var logs = body.path("logs");
        var started = logs.path(logs.size() - 1).path("start_time").asText("");
        return new Running(
                started.isEmpty() ? null : OffsetDateTime.parse(started).toInstant(),
                exact.path("cpuMillis").asLong(resources.path("cpu_cores").asLong(1) * 1000),
                exact.path("memoryBytes")
                        .asLong((long) (resources.path("ram_gb").asDouble(2) * (1L << 30))),
                exact.path("gpus").asLong(0));
    }
}
