package org.jixia.drs.domain.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.folders.FolderCommand.Kind;
import org.jixia.drs.domain.folders.FolderCommand.Wanted;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.junit.jupiter.api.Test;

/** Which texts are folders, and which commands must not be under way together. */
class FolderCommandTest {
    private static final UUID WORKSPACE = UUID.randomUUID();

    @Test
    void aFolderEndsWithItsSlashAndKeepsTheRulesOfPaths() {
        assertThat(Folder.of("reads/样本 1/", "prefix").prefix()).isEqualTo("reads/样本 1/");
        assertThat(Folder.of("cafe\u0301/", "prefix").prefix()).isEqualTo("caf\u00e9/");
        refused("", DrsError.PATH_EMPTY);
        refused(null, DrsError.PATH_EMPTY);
        refused("/", DrsError.PATH_EMPTY);
        refused("reads", DrsError.FOLDER_SLASH);
        refused("reads//", DrsError.PATH_EMPTY_SEGMENT);
        refused("../", DrsError.PATH_DOTS);
        refused("a\u0000/", DrsError.PATH_CHARACTER);
        refused("a".repeat(256) + "/", DrsError.PATH_SEGMENT_TOO_LONG);
    }

    private static void refused(String text, DrsError fault) {
        assertThatThrownBy(() -> Folder.of(text, "prefix"))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).contains(fault.code()));
    }

    @Test
    void aPathMovesWithItsFolder() {
        assertThat(new Folder("a/b/").movedTo("x/", "a/b/c/d.txt")).isEqualTo(new WorkspacePath("x/c/d.txt"));
        assertThat(new Folder("a/").holds(new Folder("a/b/"))).isTrue();
        assertThat(new Folder("a/").holds(new Folder("ab/"))).isFalse();
    }

    @Test
    void commandsThatTouchOneAnothersFilesDoNotMeet() {
        var moving = FolderCommand.of(
                move("a/b/", "x/"), UUID.randomUUID(), new FolderContents(1, 2, 3, 4, 4), Instant.EPOCH);
        assertThat(moving.total()).isEqualTo(2);
        assertThat(moving.isFor(move("a/b/", "x/"))).isTrue();
        assertThat(moving.isFor(move("a/b/", "y/"))).isFalse();
        assertThat(moving.isFor(delete("a/b/"))).isFalse();
        for (var other :
                List.of(delete("a/"), delete("a/b/c/"), delete("x/"), move("q/", "x/y/"), move("x/z/", "q/"))) {
            assertThat(moving.meets(other)).as(other.toString()).isTrue();
        }
        for (var other : List.of(delete("a/c/"), delete("ab/"), move("q/", "r/"))) {
            assertThat(moving.meets(other)).as(other.toString()).isFalse();
        }
    }

    private static Wanted move(String from, String to) {
        return new Wanted(Kind.MOVE, WORKSPACE, new Folder(from), new Folder(to), "alice");
    }

    private static Wanted delete(String folder) {
        return new Wanted(Kind.DELETE, WORKSPACE, new Folder(folder), null, "alice");
    }
}
