package org.jixia.drs.domain.folders;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;

/** Folders and the commands on them in the database; every change of a command names the state that it expects. */
public interface FolderRepository {

    FolderContents contents(UUID workspace, Folder folder);

    /** Bytes of the longest path below the folder, 0 where there is none. */
    int longestPath(UUID workspace, Folder folder);

    /** Until the transaction ends no other command begins in this workspace. */
    void lockBeginnings(UUID workspace);

    void insert(FolderCommand command);

    Optional<FolderCommand> find(UUID id);

    /** Newest first. */
    List<FolderCommand> list(UUID workspace, int limit);

    /** Those of one workspace. */
    List<FolderCommand> running(UUID workspace);

    /** Those of all workspaces, those that failed last. */
    List<FolderCommand> running(int limit);

    /** The command if it is RUNNING and no other process is at it; it is ours until the transaction ends. */
    Optional<FolderCommand> take(UUID id);

    /** The next objects of a DELETE from the last path on, in the order of their paths. */
    List<Found> nextObjects(FolderCommand command, int limit);

    /** The next names of a MOVE after the last path. */
    List<String> nextNames(FolderCommand command, int limit);

    /** Adds a batch to a RUNNING command; it is DONE when nothing is left. */
    void advance(UUID id, Batch batch);

    /** RUNNING to STOPPED; the person is null where nobody did it by hand. */
    boolean stop(UUID id, DrsError reason, String person);

    /** How many batches in a row have failed, with this one. */
    int countFailure(UUID id);

    record Found(ObjectId id, String path) {}

    /** What one batch did, and up to which path (null: none was there). */
    record Batch(String upTo, long done, long kept, boolean last) {}
}
