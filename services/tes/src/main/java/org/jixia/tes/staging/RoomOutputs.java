package org.jixia.tes.staging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jixia.tes.domain.OutputFile;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.Objects;
import org.jixia.tes.domain.execution.Outputs;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Why;
import org.jixia.tes.staging.OutputSearch.Found;

/** Stores outputs: found in the room, digested, put to the store, and complete only when drs has seen the bytes there. */
@ApplicationScoped
public class RoomOutputs implements Outputs {
    private static final Logger LOG = Logger.getLogger(RoomOutputs.class);
    private static final long MOST_INLINE = 64 * 1024;
    private static final int PER_CALL = 200;

    private final Objects objects;
    private final StoreUpload upload = new StoreUpload();

    @Inject
    public RoomOutputs(Objects objects) {
        this.objects = objects;
    }

    @Override
    public Kept keep(StoredTask task, Room room) {
        if (task.document().outputs().isEmpty()) {
            return new Kept(List.of(), Map.of(), 0, Optional.empty());
        }
        try {
            var search = new OutputSearch(room);
            var inline = new LinkedHashMap<String, String>();
            var wanted = new LinkedHashMap<String, Found>();
            for (var output : task.document().outputs()) {
                for (var found : search.find(output)) {
                    if (task.ask().inline().contains(output.path())) {
                        inline(found, inline);
                    }
                    if (!found.url().isEmpty()) {
                        wanted.put(found.url(), found);
                    }
                }
            }
            var files = store(task, List.copyOf(wanted.values()));
            return new Kept(
                    files, inline, files.stream().mapToLong(OutputFile::size).sum(), Optional.empty());
        } catch (OutputSearch.MissingException missing) {
            return failed(missing.why());
        } catch (Objects.RefusedException refused) {
            return failed(Cause.of(Why.OUTPUTS_REFUSED, refused.getMessage()));
        } catch (Objects.AwayException away) {
            return failed(away.why());
        } catch (IOException e) {
            return failed(Cause.of(Why.OUTPUT_NOT_STORED, e.getMessage()));
        }
    }

    private static Kept failed(Cause cause) {
        return new Kept(List.of(), Map.of(), 0, Optional.of(cause));
    }

    private static void inline(Found found, Map<String, String> inline)
            throws IOException, OutputSearch.MissingException {
        if (Files.size(found.file()) <= MOST_INLINE) {
            inline.put(found.path(), new String(Files.readAllBytes(found.file()), StandardCharsets.UTF_8));
        } else if (found.url().isEmpty()) {
            throw new OutputSearch.MissingException(Cause.of(Why.OUTPUT_TOO_LONG, found.path(), MOST_INLINE));
        }
    }

    private List<OutputFile> store(StoredTask task, List<Found> found) throws IOException {
        var stored = new ArrayList<OutputFile>();
        for (var from = 0; from < found.size(); from += PER_CALL) {
            stored.addAll(storeSome(task, found.subList(from, Math.min(found.size(), from + PER_CALL))));
        }
        return stored;
    }

    private List<OutputFile> storeSome(StoredTask task, List<Found> found) throws IOException {
        var bucket = "s3://ws-" + task.owner().workspace() + "/";
        var byPath = new LinkedHashMap<String, Found>();
        var files = new ArrayList<Objects.NewFile>();
        for (var one : found) {
            var path = one.url().substring(bucket.length());
            var digests = StoreUpload.digests(one.file());
            byPath.put(path, one);
            files.add(new Objects.NewFile(path, Files.size(one.file()), digests.sha256(), digests.md5(), null));
        }
        var doors = Patience.withObjects(() -> objects.open(task, files)).stream()
                .collect(Collectors.toMap(Objects.Door::path, door -> door));
        var done = new ArrayList<Objects.Stored>();
        for (var file : files) {
            var door = doors.get(file.path());
            if (door.needed()) {
                done.add(new Objects.Stored(
                        door.objectId(), upload.put(byPath.get(file.path()).file(), file.size(), door)));
            }
        }
        if (!done.isEmpty()) {
            Patience.withObjects(() -> objects.complete(task, done));
        }
        return files.stream()
                .map(file -> {
                    var one = byPath.get(file.path());
                    return new OutputFile(
                            one.path(),
                            one.url(),
                            doors.get(file.path()).objectId(),
                            file.size(),
                            file.sha256(),
                            file.path(),
                            one.fromDirectory() ? true : null);
                })
                .toList();
    }

    @Override
    public Optional<String> keepLog(StoredTask task, Path stream, int executor, String name) {
        try {
            var path = "logs/" + task.id() + "/" + task.attempt() + "/" + executor + "." + name;
            var found = new Found(path, stream, "s3://ws-" + task.owner().workspace() + "/" + path, false);
            return Optional.of(storeSome(task, List.of(found)).getFirst().objectId());
        } catch (IOException | RuntimeException away) {
            LOG.warnf("a log of task %s is kept by its tail only: %s", task.id(), away.getMessage());
            return Optional.empty();
        }
    }
}
