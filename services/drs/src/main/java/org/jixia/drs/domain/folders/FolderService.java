package org.jixia.drs.domain.folders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.folders.FolderCommand.Kind;
import org.jixia.drs.domain.folders.FolderCommand.Wanted;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/** What a caller may ask of whole folders: what lies there, delete it, move it, see how far that is, end it. */
@ApplicationScoped
public class FolderService {
    private static final int SHOWN = 20;

    private final FolderRepository folders;
    private final FolderLedger ledger;
    private final FolderWorkService work;
    private final Memberships memberships;

    public FolderService(
            FolderRepository folders, FolderLedger ledger, FolderWorkService work, Memberships memberships) {
        this.folders = folders;
        this.ledger = ledger;
        this.work = work;
        this.memberships = memberships;
    }

    public FolderContents contents(Caller caller, UUID workspace, String prefix) {
        memberships.require(workspace, caller, Right.WORKSPACE_READ);
        return folders.contents(workspace, Folder.of(prefix, "prefix"));
    }

    /** Commands of the workspace, newest first. */
    public List<FolderCommand> list(Caller caller, UUID workspace) {
        memberships.require(workspace, caller, Right.WORKSPACE_READ);
        return folders.list(workspace, SHOWN);
    }

    /** Deletes everything below the folder, earlier versions too; what comes in from now on stays. */
    public FolderCommand delete(Caller caller, UUID workspace, String prefix, String key) {
        memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
        var folder = Folder.of(prefix, "prefix");
        return begin(new Wanted(Kind.DELETE, workspace, folder, null, person(caller)), key);
    }

    /** Gives everything below the folder names below another one, where nothing may lie yet. */
    public FolderCommand move(Caller caller, UUID workspace, String prefix, String to, String key) {
        memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
        var faults = new ArrayList<>(Folder.faults(prefix, "prefix"));
        faults.addAll(Folder.faults(to, "to"));
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        var folder = Folder.of(prefix, "prefix");
        var target = Folder.of(to, "to");
        if (folder.holds(target)) {
            throw DomainException.of(DrsError.INVALID_REQUEST)
                    .with(List.of(Fault.of(DrsError.FOLDER_INTO_ITSELF, "to", folder.prefix())));
        }
        return begin(new Wanted(Kind.MOVE, workspace, folder, target, person(caller)), key);
    }

    /** Whoever may write there may end a command of another; a lock ends it by itself. */
    public FolderCommand stop(Caller caller, UUID workspace, UUID id) {
        memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
        var command = folders.find(id)
                .filter(one -> one.workspace().equals(workspace))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        ledger.stop(command, person(caller));
        return folders.find(id).orElseThrow();
    }

    private static String person(Caller caller) {
        return Maker.of(caller, null).person();
    }

    /** A small folder is done with when this returns; of a large one the first batch. */
    private FolderCommand begin(Wanted wanted, String key) {
        var id = ledger.begin(wanted, key);
        folders.find(id).ifPresent(this::firstBatch);
        return folders.find(id).orElseThrow();
    }

    private void firstBatch(FolderCommand command) {
        try {
            work.proceed(command);
        } catch (RuntimeException failure) {
            // It has been counted; the command stands, and the sweep goes on with it and tells what is wrong.
        }
    }
}
