package org.jixia.tes.staging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jixia.platform.http.PublicAddresses;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskDocument.Input;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Objects;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Staging;
import org.jixia.tes.domain.execution.Why;

/** Stages inputs: literals written, all others through the cache once drs has allowed and recorded each use. */
@ApplicationScoped
public class RoomStaging implements Staging {
    private static final int TRIES = 4;

    /** By which drs says that a file is not there, or not to be read. */
    private static final String NOT_FOUND = "drs.reference-not-found";

    private final Objects objects;
    private final ContentCache cache;
    private final WebInputs web;
    private final Path folder;
    private final long cacheBytes;
    private final HttpClient store = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Inject
    public RoomStaging(Objects objects, TesConfig config) {
        this.objects = objects;
        this.folder = config.folder().toAbsolutePath().normalize().resolve("cache");
        this.cacheBytes = config.cacheBytes();
        this.cache = new ContentCache(folder, cacheBytes);
        this.web = new WebInputs(new WebFetch(PublicAddresses::mayCall), cache, folder.resolve("web"));
    }

    @Override
    public Staged stage(StoredTask task, Room room) {
        var remarks = new ArrayList<String>();
        try {
            for (var volume : task.document().volumes()) {
                Files.createDirectories(room.at(volume));
            }
            var urls = task.document().inputs().stream()
                    .filter(input -> !literal(input))
                    .map(Input::url)
                    .distinct()
                    .toList();
            // Not an immutable map: those refuse the question for null, which is the address of an input with content.
            var known = new HashMap<String, Objects.Input>();
            if (!urls.isEmpty()) {
                known.putAll(Patience.withObjects(() -> objects.stage(task, urls)));
            }
            var bytes = 0L;
            for (var input : task.document().inputs()) {
                var cause = literal(input) ? Optional.<Cause>empty() : refused(input.url(), known.get(input.url()));
                if (cause.isPresent()) {
                    return new Staged(bytes, remarks, cause);
                }
                bytes += put(input, known.get(input.url()), room, remarks);
            }
            return new Staged(bytes, remarks, Optional.empty());
        } catch (WebFetch.RefusedException refused) {
            return failed(refused.why(), remarks);
        } catch (WebFetch.MissingException missing) {
            return failed(missing.why(), remarks);
        } catch (FileAlreadyExistsException twice) {
            return failed(Cause.of(Why.INPUT_TWICE), remarks);
        } catch (Objects.RefusedException refused) {
            return failed(Cause.of(Why.INPUTS_REFUSED, refused.getMessage()), remarks);
        } catch (Objects.AwayException away) {
            return failed(away.why(), remarks);
        } catch (IOException e) {
            return failed(Cause.of(Why.INPUT_NOT_STAGED, e.getMessage()), remarks);
        }
    }

    private static Staged failed(Cause cause, List<String> remarks) {
        return new Staged(0, remarks, Optional.of(cause));
    }

    private static boolean literal(Input input) {
        return input.literal() || input.url() == null || input.url().isEmpty();
    }

    private static Optional<Cause> refused(String url, Objects.Input input) {
        if (input == null) {
            return Optional.of(Cause.of(Why.INPUT_UNANSWERED));
        }
        if (input.object() != null || input.accessUrl() != null && input.fault() == null) {
            return Optional.empty();
        }
        if (input.fault() == null || NOT_FOUND.equals(input.faultCode())) {
            return Optional.of(Cause.of(Why.INPUT_NOT_FOUND, url));
        }
        var refused = input.faultCode() != null && input.faultCode().contains("refused");
        return Optional.of(Cause.of(refused ? Why.INPUT_REFUSED : Why.INPUT_MISSING, input.fault()));
    }

    private long put(Input input, Objects.Input known, Room room, List<String> remarks) throws IOException {
        var place = room.at(input.path());
        if ("DIRECTORY".equals(input.type()) && literal(input)) {
            Files.createDirectories(place);
            return 0;
        }
        Files.createDirectories(place.getParent());
        if (literal(input)) {
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(input.path());
            }
            Files.writeString(place, input.content() == null ? "" : input.content(), StandardCharsets.UTF_8);
            Files.setLastModifiedTime(place, ContentCache.STAGED_AT);
        } else if (known.object() == null) {
            // Neither mapped nor ours: drs has recorded it and lets it be fetched where it is.
            web.give(
                    known.accessUrl(),
                    place,
                    Math.min(cacheBytes, folder.toFile().getUsableSpace() * 9 / 10));
        } else {
            give(known, place);
        }
        return Files.size(place);
    }

    private void give(Objects.Input known, Path place) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                var object = known.object();
                cache.give(object.sha256(), object.size(), () -> read(known.accessUrl()), place);
                return;
            } catch (FileAlreadyExistsException twice) {
                throw twice;
            } catch (IOException passing) {
                if (attempt == TRIES) {
                    throw passing;
                }
                Patience.pause(attempt);
            }
        }
    }

    private InputStream read(String url) throws IOException {
        try {
            var answer = store.send(
                    HttpRequest.newBuilder(URI.create(url)).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("the store answered " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", end);
        }
    }
}
