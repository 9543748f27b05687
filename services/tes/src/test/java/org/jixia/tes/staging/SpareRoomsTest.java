package org.jixia.tes.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.jixia.tes.domain.Owner;
import org.jixia.tes.domain.execution.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A room that is used again is as empty as a new one, and never another owner's. */
class SpareRoomsTest {
    private static final SpareRooms.Kind MINE = kind("alice", "/jixia/work");

    @TempDir
    Path folder;

    private SpareRooms spares;
    private Room used;

    private static SpareRooms.Kind kind(String person, String workdir) {
        return new SpareRooms.Kind(new Owner(person, new UUID(0, 1), new UUID(0, 2), new UUID(0, 3)), workdir);
    }

    @BeforeEach
    void useARoom() throws IOException {
        spares = new SpareRooms(folder.resolve("spare"));
        used = new Room(folder.resolve("used"));
        for (var dir : List.of("tmp", "home", "jixia/work", "mnt/disks", "usr", "data")) {
            Files.createDirectories(used.root().resolve(dir));
        }
        Files.createSymbolicLink(used.root().resolve("bin"), Path.of("usr/bin"));
        Files.createSymbolicLink(used.root().resolve("cromwell_root"), Path.of("/jixia/work"));
        for (var note : List.of("run", "launched", "started", "exit", "code.0", "code.1", "stdout.0", "stdout.1")) {
            Files.writeString(used.dir().resolve(note), note);
        }
        Files.createFile(used.stderr(0));
    }

    private Room again(SpareRooms.Kind kind) throws IOException {
        spares.offer(kind, used);
        var room = new Room(folder.resolve("again"));
        assertThat(spares.take(kind, room.dir())).isTrue();
        return room;
    }

    private static List<String> below(Path dir) throws IOException {
        try (var tree = Files.walk(dir)) {
            return tree.skip(1)
                    .map(path -> dir.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void leavesNothingOfTheTaskBefore() throws IOException {
        Files.writeString(used.at("/jixia/script.sh"), "secret");
        Files.writeString(used.at("/jixia/work/out"), "secret");
        Files.createDirectories(used.at("/tmp/deep/er"));
        Files.writeString(used.at("/data/x"), "secret");
        var room = again(MINE);
        assertThat(below(room.root()))
                .containsExactly(
                        "bin", "cromwell_root", "home", "jixia", "jixia/work", "mnt", "mnt/disks", "tmp", "usr");
        assertThat(below(room.dir()))
                .filteredOn(name -> !name.startsWith("root"))
                .containsExactly("code.0", "exit", "launched", "run", "started", "stderr.0");
        for (var note : List.of("code.0", "exit", "launched", "run", "started", "stderr.0")) {
            assertThat(Files.size(room.dir().resolve(note))).as(note).isZero();
        }
        assertThat(used.dir()).doesNotExist();
    }

    @Test
    void keepsNoLinkAndNoFolderThatTheTaskMadeItsOwn() throws IOException {
        Files.delete(used.at("/bin"));
        Files.createSymbolicLink(used.at("/bin"), Path.of("/data"));
        Files.createSymbolicLink(used.at("/home/link"), Path.of("/etc"));
        Files.setPosixFilePermissions(used.at("/tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.delete(used.at("/usr"));
        Files.createSymbolicLink(used.at("/usr"), Path.of("/data"));
        Files.setPosixFilePermissions(used.stderr(0), PosixFilePermissions.fromString("rwxrwxrwx"));
        var room = again(MINE);
        assertThat(below(room.root()))
                .containsExactly("cromwell_root", "home", "jixia", "jixia/work", "mnt", "mnt/disks");
        assertThat(room.stderr(0)).doesNotExist();
    }

    @Test
    void givesNoRoomToAnotherOwnerOrForAnotherDirectory() throws IOException {
        spares.offer(MINE, used);
        assertThat(spares.take(kind("bob", "/jixia/work"), folder.resolve("b"))).isFalse();
        assertThat(spares.take(kind("alice", "/work"), folder.resolve("c"))).isFalse();
        assertThat(spares.take(MINE, folder.resolve("d"))).isTrue();
        assertThat(spares.take(MINE, folder.resolve("e"))).isFalse();
    }

    @Test
    void forgetsWhatAnEarlierProcessLeft() throws IOException {
        spares.offer(MINE, used);
        var next = new SpareRooms(folder.resolve("spare"));
        assertThat(next.take(MINE, folder.resolve("again"))).isFalse();
        assertThat(folder.resolve("spare")).isEmptyDirectory();
    }
}
