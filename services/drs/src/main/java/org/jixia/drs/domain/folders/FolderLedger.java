package org.jixia.drs.domain.folders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.OnceOnly;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.folders.FolderCommand.Kind;
import org.jixia.drs.domain.folders.FolderCommand.Wanted;
import org.jixia.drs.domain.folders.FolderRepository.Batch;
import org.jixia.drs.domain.folders.FolderRepository.Found;
import org.jixia.drs.domain.objects.NameLedger;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.ids.Ids;

/**
 * The only writer of commands on folders: each method is one transaction. A batch, its events and decisions, and the place where the
 * next one begins are written together, so that a killed process is followed by another without a gap or a repetition.
 */
@ApplicationScoped
public class FolderLedger {
    private static final int BATCH = 500;

    private final FolderRepository folders;
    private final NameLedger names;
    private final DecisionLog decisions;
    private final OnceOnly onceOnly;
    private final Clock clock;

    public FolderLedger(
            FolderRepository folders, NameLedger names, DecisionLog decisions, OnceOnly onceOnly, Clock clock) {
        this.folders = folders;
        this.names = names;
        this.decisions = decisions;
        this.onceOnly = onceOnly;
        this.clock = clock;
    }

    /** Begins the command, or gives the one begun before under the same key, or the one for the same folder that is under way. */
    @Transactional
    public UUID begin(Wanted wanted, String key) {
        return onceOnly.once("folder", key, wanted, Begun.class, () -> new Begun(begin(wanted)))
                .id();
    }

    private UUID begin(Wanted wanted) {
        folders.lockBeginnings(wanted.workspace());
        for (var other : folders.running(wanted.workspace())) {
            if (other.isFor(wanted)) {
                return other.id();
            }
            if (other.meets(wanted)) {
                throw DomainException.of(DrsError.FOLDER_BUSY, other.prefix());
            }
        }
        var there = folders.contents(wanted.workspace(), wanted.folder());
        if (wanted.kind() == Kind.MOVE) {
            requireRoom(wanted, there);
        }
        var command = FolderCommand.of(wanted, Ids.next(), there, clock.instant());
        folders.insert(command);
        return command.id();
    }

    private void requireRoom(Wanted wanted, FolderContents there) {
        var target = wanted.target();
        if (there.files() == 0) {
            throw DomainException.of(DrsError.FOLDER_EMPTY, wanted.folder().prefix());
        }
        if (folders.contents(wanted.workspace(), target).files() > 0) {
            throw DomainException.of(DrsError.FOLDER_TAKEN, target.prefix());
        }
        var longest = folders.longestPath(wanted.workspace(), wanted.folder())
                - WorkspacePath.bytes(wanted.folder().prefix())
                + WorkspacePath.bytes(target.prefix());
        if (longest > WorkspacePath.MAX_BYTES) {
            throw DomainException.of(DrsError.FOLDER_TOO_DEEP, longest, WorkspacePath.MAX_BYTES);
        }
    }

    /** The next batch; false when none follows, or when another process is at it. */
    @Transactional
    public boolean step(UUID id) {
        var taken = folders.take(id);
        if (taken.isEmpty()) {
            return false;
        }
        var command = taken.get();
        var batch = command.kind() == Kind.DELETE ? delete(command) : move(command);
        folders.advance(id, batch);
        return !batch.last();
    }

    private Batch delete(FolderCommand command) {
        var next = folders.nextObjects(command, BATCH);
        names.remove(command.workspace(), next.stream().map(Found::id).toList(), command.person());
        return new Batch(next.isEmpty() ? command.after() : next.getLast().path(), next.size(), 0, next.size() < BATCH);
    }

    private Batch move(FolderCommand command) {
        var folder = new Folder(command.prefix());
        var next = folders.nextNames(command, BATCH);
        var targets = new LinkedHashMap<WorkspacePath, WorkspacePath>();
        for (var path : next) {
            var target = folder.movedTo(command.target(), path);
            if (WorkspacePath.bytes(target.value()) <= WorkspacePath.MAX_BYTES) {
                targets.put(new WorkspacePath(path), target);
            }
        }
        var moved = names.move(command.workspace(), targets, command.person());
        return new Batch(
                next.isEmpty() ? command.after() : next.getLast(), moved, next.size() - moved, next.size() < BATCH);
    }

    /** Ends it where it is, for a reason of the platform's own. */
    @Transactional
    public void stop(UUID id, DrsError reason) {
        folders.stop(id, reason, null);
    }

    /** The same by a person's hand, which the command and the trail keep; of one that has ended nothing is told. */
    @Transactional
    public void stop(FolderCommand command, String person) {
        if (folders.stop(command.id(), DrsError.FOLDER_STOPPED, person)) {
            var what = Detail.of("folder").with("path", command.prefix());
            decisions.tell(List.of(Decision.granted(Action.STOP, person, command.workspace(), null)
                    .about(what)));
        }
    }

    /** The kept answer of a command that may be repeated. */
    private record Begun(UUID id) {}
}
