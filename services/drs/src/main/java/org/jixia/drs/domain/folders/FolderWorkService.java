package org.jixia.drs.domain.folders;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.folders.FolderCommand.State;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Detail;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/**
 * Carries commands on folders out, a batch at a time, with the right that their person has at that moment: who may no longer write
 * there, and a lock, stop them where they are. A lock is no less for what was begun: it is set to keep what is there.
 */
@ApplicationScoped
public class FolderWorkService {
    private static final int AT_ONCE = 50;
    private static final int MAX_FAILURES = 5;

    private final FolderRepository folders;
    private final FolderLedger ledger;
    private final Memberships memberships;
    private final DecisionLog decisions;

    public FolderWorkService(
            FolderRepository folders, FolderLedger ledger, Memberships memberships, DecisionLog decisions) {
        this.folders = folders;
        this.ledger = ledger;
        this.memberships = memberships;
        this.decisions = decisions;
    }

    /** One batch of every command; true when there may be more to do at once. A fault of one keeps no other waiting. */
    public boolean proceed() {
        var more = false;
        RuntimeException failed = null;
        for (var command : folders.running(AT_ONCE)) {
            try {
                more |= proceed(command);
            } catch (RuntimeException failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return more;
    }

    /** One batch; false when none may follow. */
    boolean proceed(FolderCommand command) {
        if (command.state() != State.RUNNING) {
            return false;
        }
        var refusal = refusal(command);
        if (refusal.isPresent()) {
            ledger.stop(command.id(), refusal.get());
            return false;
        }
        try {
            return ledger.step(command.id());
        } catch (RuntimeException unforeseen) {
            if (folders.countFailure(command.id()) >= MAX_FAILURES) {
                ledger.stop(command.id(), DrsError.FOLDER_FAILED);
            }
            throw unforeseen;
        }
    }

    /** Where rights cannot be known at this moment, that is thrown and the command waits. */
    private Optional<DrsError> refusal(FolderCommand command) {
        try {
            memberships.require(command.workspace(), command.person(), Right.WORKSPACE_WRITE);
            return Optional.empty();
        } catch (DomainException refused) {
            if (refused.error() == PlatformError.WORKSPACE_LOCKED) {
                return Optional.of(DrsError.FOLDER_LOCKED);
            }
            if (refused.kind() != Kind.NOT_FOUND) {
                throw refused;
            }
            var action = command.kind() == FolderCommand.Kind.DELETE ? Action.DELETE : Action.MOVE;
            decisions.refused(Decision.refused(
                    action, command.person(), null, Detail.of("no-right-to").with("path", command.prefix())));
            return Optional.of(DrsError.FOLDER_RIGHT_LOST);
        }
    }
}
