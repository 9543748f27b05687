package org.jixia.wes.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.WesError;

/** drs over HTTP, and bytes by the addresses that it signs. */
@ApplicationScoped
public class DrsClient implements Files {

    private final ServiceClients clients;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public DrsClient(ServiceClients clients) {
        this.clients = clients;
    }

    private record ObjectInfo(UUID id, String drsUri, UUID workspace, String path, long size, String sha256) {
        Stored stored() {
            return new Stored(id, drsUri, workspace, path, size, sha256);
        }
    }

    private record FaultBody(String code, String detail) {}

    private record ResolveBody(String person, UUID workspace, List<String> references) {}

    private record Resolved(List<ResolvedItem> items) {}

    private record ResolvedItem(String reference, ObjectInfo object, String external, FaultBody fault) {}

    private record InputsBody(String person, UUID workspace, List<UUID> objects) {}

    private record ConfirmBody(List<Pinned> objects) {}

    private record Confirmed(List<UUID> confirmed) {}

    private record AccessBody(String person, UUID workspace, UUID run, List<UUID> objects) {}

    private record Access(List<AccessItem> items) {}

    private record AccessItem(UUID id, String url) {}

    private record OutputsBody(UUID task, int attempt, UUID run, String person, UUID workspace, List<FileBody> files) {}

    private record FileBody(String path, long size, String sha256, String md5) {}

    private record Outputs(List<OutputItem> files) {}

    private record OutputItem(String path, UUID objectId, Upload upload) {}

    private record Upload(String method, Long partSize, List<String> urls, Map<String, String> headers) {}

    private record CompleteBody(UUID task, int attempt, List<CompleteFile> files) {}

    private record CompleteFile(UUID objectId, List<Part> parts) {}

    private record Part(int number, String etag) {}

    private record Completed(List<ObjectInfo> files) {}

    @Override
    public List<Found> resolve(String person, UUID workspace, List<String> references) {
        return clients
                .to("drs")
                .repeatable()
                .post("/internal/objects:resolve", new ResolveBody(person, workspace, references), Resolved.class)
                .items()
                .stream()
                .map(item -> new Found(
                        item.reference(),
                        item.object() == null ? null : item.object().stored(),
                        item.external(),
                        item.fault() == null ? null : item.fault().code(),
                        item.fault() == null ? null : item.fault().detail()))
                .toList();
    }

    @Override
    public void registerInputs(Run run, List<UUID> objects) {
        for (int from = 0; from < objects.size(); from += 500) {
            var some = objects.subList(from, Math.min(objects.size(), from + 500));
            clients.to("drs")
                    .put(
                            "/internal/runs/" + run.id() + "/inputs",
                            new InputsBody(run.person(), run.workspace(), some),
                            Void.class);
        }
    }

    @Override
    public Set<UUID> confirm(List<Pinned> objects) {
        var confirmed = new HashSet<UUID>();
        for (int from = 0; from < objects.size(); from += 500) {
            var some = objects.subList(from, Math.min(objects.size(), from + 500));
            confirmed.addAll(clients.to("drs")
                    .repeatable()
                    .post("/internal/objects:confirm", new ConfirmBody(some), Confirmed.class)
                    .confirmed());
        }
        return confirmed;
    }

    @Override
    public byte[] read(String person, UUID workspace, RunId run, UUID object, long most) {
        var access = clients.to("drs")
                .repeatable()
                .post(
                        "/internal/objects:access",
                        new AccessBody(person, workspace, run == null ? null : run.value(), List.of(object)),
                        Access.class);
        if (access.items().isEmpty() || access.items().getFirst().url() == null) {
            throw new RemoteException("drs", 404, "", object.toString(), List.of(), null);
        }
        var request = HttpRequest.newBuilder(
                        URI.create(access.items().getFirst().url()))
                .timeout(Duration.ofSeconds(60))
                .build();
        try (InputStream body =
                sent(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            byte[] bytes = body.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 16));
            return bytes.length > most ? null : bytes;
        } catch (IOException lost) {
            throw away(lost);
        }
    }

    @Override
    public Stored write(Run run, String path, byte[] content) {
        return store(run, path, Content.of(content));
    }

    @Override
    public Stored write(Run run, String path, Path content) {
        return store(run, path, Content.of(content));
    }

    /** The run's own id stands for the task: files that no task made are products of the run itself. */
    private Stored store(Run run, String path, Content content) {
        var file = new FileBody(path, content.size(), content.sha256(), content.md5());
        UUID self = run.id().value();
        var item = clients.to("drs")
                .repeatable()
                .post(
                        "/internal/outputs",
                        new OutputsBody(self, 1, self, run.person(), run.workspace(), List.of(file)),
                        Outputs.class)
                .files()
                .getFirst();
        var parts = item.upload() == null ? List.<Part>of() : upload(item.upload(), content);
        var completed = clients.to("drs")
                .repeatable()
                .deadline(Duration.ofSeconds(60))
                .post(
                        "/internal/outputs:complete",
                        new CompleteBody(self, 1, List.of(new CompleteFile(item.objectId(), parts))),
                        Completed.class);
        return completed.files().getFirst().stored();
    }

    private List<Part> upload(Upload upload, Content content) {
        var parts = new ArrayList<Part>();
        long partSize =
                upload.partSize() == null || upload.partSize() <= 0 ? Math.max(1, content.size()) : upload.partSize();
        for (int number = 1; number <= upload.urls().size(); number++) {
            long from = (number - 1) * partSize;
            var request = HttpRequest.newBuilder(URI.create(upload.urls().get(number - 1)))
                    .timeout(Duration.ofMinutes(10))
                    .PUT(content.part(from, Math.min(partSize, content.size() - from)));
            if (upload.headers() != null) {
                upload.headers().forEach(request::header);
            }
            parts.add(new Part(number, etag(request.build(), upload)));
        }
        return parts;
    }

    /** An address for a whole file takes bytes once: 412 says that an earlier try, whose answer was lost, brought them. */
    private String etag(HttpRequest request, Upload upload) {
        try {
            return sent(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElse("");
        } catch (RemoteException refused) {
            if (refused.status() == 412 && "PUT".equals(upload.method())) {
                return "";
            }
            throw refused;
        }
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            var answer = http.send(request, handler);
            if (answer.statusCode() / 100 != 2) {
                throw new RemoteException("store", answer.statusCode(), "", "", List.of(), null);
            }
            return answer;
        } catch (IOException lost) {
            throw away(lost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away(stopping);
        }
    }

    private static DomainException away(Exception cause) {
        return DomainException.of(WesError.ANOTHER_SERVICE_AWAY, "store").causedBy(cause);
    }
}
