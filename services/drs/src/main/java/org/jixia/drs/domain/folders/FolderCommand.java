package org.jixia.drs.domain.folders;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixia.drs.domain.DrsError;

/**
 * A command on everything below a folder. RUNNING from its first moment, batch by batch in the order of the paths; then DONE, or
 * STOPPED when somebody stopped it, its person lost the right, the workspace was locked, or batches failed again and again. Batches are
 * never undone.
 *
 * @param prefix of the folder, with its slash at the end, as {@code target}, which only a MOVE has
 * @param after the last path looked at, or null
 * @param total objects (DELETE) or names (MOVE) at the beginning
 * @param kept names that stayed because their new ones were taken or too long
 * @param stoppedBy who stopped it by hand, or null
 * @param createdAt a DELETE leaves alone what came in later
 */
public record FolderCommand(
        UUID id,
        Kind kind,
        UUID workspace,
        String prefix,
        String target,
        String person,
        State state,
        String after,
        long total,
        long done,
        long kept,
        long bytes,
        DrsError reason,
        String stoppedBy,
        Instant createdAt,
        Instant endedAt) {

    /** What is done with the files of the folder. */
    public enum Kind {
        DELETE,
        MOVE
    }

    /** How far a command is. */
    public enum State {
        /** The sweep takes its next batch. */
        RUNNING,
        /** Nothing is left to do. */
        DONE,
        /** What was done stays done, the rest as it was. */
        STOPPED
    }

    static FolderCommand of(Wanted wanted, UUID id, FolderContents there, Instant now) {
        var target = wanted.target() == null ? null : wanted.target().prefix();
        return new FolderCommand(
                id,
                wanted.kind(),
                wanted.workspace(),
                wanted.folder().prefix(),
                target,
                wanted.person(),
                State.RUNNING,
                null,
                wanted.kind() == Kind.DELETE ? there.objects() : there.names(),
                0,
                0,
                there.bytes(),
                null,
                null,
                now,
                null);
    }

    /** The same work on the same folder, whoever asks for it. */
    boolean isFor(Wanted wanted) {
        return kind == wanted.kind()
                && workspace.equals(wanted.workspace())
                && prefix.equals(wanted.folder().prefix())
                && Objects.equals(
                        target, wanted.target() == null ? null : wanted.target().prefix());
    }

    /** Whether one of the two would change what the other works on. */
    boolean meets(Wanted wanted) {
        return Stream.of(prefix, target)
                .filter(Objects::nonNull)
                .anyMatch(ours -> Stream.of(wanted.folder(), wanted.target())
                        .filter(Objects::nonNull)
                        .map(Folder::prefix)
                        .anyMatch(theirs -> ours.startsWith(theirs) || theirs.startsWith(ours)));
    }

    /** What a person asks for; no target for a DELETE. */
    record Wanted(Kind kind, UUID workspace, Folder folder, Folder target, String person) {}
}
