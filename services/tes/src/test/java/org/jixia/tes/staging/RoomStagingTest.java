package org.jixia.tes.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.tes.config.TesConfig;
import org.jixia.tes.domain.StoredTask;
import org.jixia.tes.domain.TaskDocument;
import org.jixia.tes.domain.TaskDocument.Input;
import org.jixia.tes.domain.TaskState;
import org.jixia.tes.domain.execution.Cause;
import org.jixia.tes.domain.execution.EndCode;
import org.jixia.tes.domain.execution.Objects;
import org.jixia.tes.domain.execution.Room;
import org.jixia.tes.domain.execution.Why;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which inputs come into a room, and what is said of those that do not. */
class RoomStagingTest {
    @TempDir
    Path folder;

    private final SilentObjects objects = new SilentObjects();
    private RoomStaging staging;
    private Room room;

    @BeforeEach
    void prepare() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(TesConfig.class)
                .withDefaultValue("jixia.tes.folder", folder.resolve("tes").toString())
                .withDefaultValue("jixia.tes.time-limit", "PT1H")
                .build()
                .getConfigMapping(TesConfig.class);
        staging = new RoomStaging(objects, config);
        room = new Room(folder.resolve("room"));
    }

    @Test
    void writesLiteralsOfATaskWithoutFiles() throws IOException {
        var staged = staging.stage(task(literal("/work/script", "echo"), literal("/data/empty", "")), room);
        assertThat(staged.cause()).isEmpty();
        assertThat(room.at("/work/script")).hasContent("echo");
        assertThat(Files.size(room.at("/data/empty"))).isZero();
    }

    @Test
    void refusesInternalAddressesBesideLiterals() {
        var staged = staging.stage(
                task(literal("/work/script", "echo"), file("/data/x", "https://127.0.0.1:1/secret")), room);
        assertThat(staged.cause()).map(Cause::code).contains(EndCode.INPUT_REFUSED);
        assertThat(room.at("/data/x")).doesNotExist();
    }

    @Test
    void namesTheObjectThatIsMissing() {
        var staged = staging.stage(task(file("/data/x", "drs://here/none"), literal("/work/script", "echo")), room);
        assertThat(staged.cause()).contains(Cause.of(Why.INPUT_NOT_FOUND, "drs://here/none"));
    }

    private static Input literal(String path, String content) {
        return new Input(null, null, null, path, null, content, null);
    }

    private static Input file(String path, String url) {
        return new Input(null, null, url, path, null, null, null);
    }

    private static StoredTask task(Input... inputs) {
        var document = new TaskDocument("t", null, List.of(inputs), List.of(), null, List.of(), List.of(), Map.of());
        return new StoredTask(
                UUID.randomUUID(),
                null,
                null,
                TaskState.INITIALIZING,
                1,
                0,
                "here",
                null,
                Instant.EPOCH,
                document,
                null,
                List.of(),
                Optional.empty());
    }

    /** Knows no object at all. */
    private static final class SilentObjects implements Objects {
        @Override
        public Map<String, Input> stage(StoredTask task, List<String> urls) {
            return urls.stream()
                    .collect(java.util.stream.Collectors.toUnmodifiableMap(
                            url -> url,
                            url -> url.startsWith("https:")
                                    ? new Input(null, url, null, null)
                                    : new Input(null, null, "drs.reference-not-found", "there is no " + url)));
        }

        @Override
        public List<Door> open(StoredTask task, List<NewFile> files) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Info> complete(StoredTask task, List<Stored> files) {
            throw new UnsupportedOperationException();
        }
    }
}
