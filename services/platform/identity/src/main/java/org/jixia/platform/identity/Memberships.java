package org.jixia.platform.identity;

import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;
import org.jixia.platform.errors.PlatformError;

/**
 * What persons may do in workspaces. No yes rests on facts older than a second: what is older or unknown is asked of the
 * workspace service, and no answer from there is 503, never yes.
 */
public interface Memberships {
    /**
     * The membership if it gives the right; otherwise 404, as for a workspace that does not exist, or 409 in words when a lock alone
     * is in the way. Not inside a transaction.
     */
    Membership require(UUID workspace, String person, Right right);

    /** The same for work that was begun already, or for its end: a lock does not stop it. */
    Membership requireUnderWay(UUID workspace, String person, Right right);

    /** For whoever calls: runs and tasks act for their person, only in their own workspace, and as work that is under way. */
    default Membership require(UUID workspace, Caller caller, Right right) {
        return switch (caller) {
            case Caller.PersonCaller person -> require(workspace, person.sub(), right);
            case Caller.RunCaller run
            when run.workspace().equals(workspace) -> requireUnderWay(workspace, run.person(), right);
            case Caller.TaskCaller task
            when task.workspace().equals(workspace) -> requireUnderWay(workspace, task.person(), right);
            case Caller.RunCaller elsewhere -> throw DomainException.of(PlatformError.NOT_FOUND);
            case Caller.TaskCaller elsewhere -> throw DomainException.of(PlatformError.NOT_FOUND);
            case Caller.ServiceCaller service -> throw DomainException.of(PlatformError.NOT_FOUND);
        };
    }

    /** True if the person has the right at this moment, locked or not; 503 where that cannot be known. */
    default boolean allows(UUID workspace, String person, Right right) {
        try {
            requireUnderWay(workspace, person, right);
            return true;
        } catch (DomainException refused) {
            if (refused.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }
}
