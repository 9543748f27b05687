package org.jixia.platform.identity;

import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * What persons may do in workspaces. No yes rests on facts older than a second: what is older or unknown is asked of the
 * workspace service, and no answer from there is 503, never yes.
 */
public interface Memberships {
    /** The membership if it gives the right; otherwise 404, as for a workspace that does not exist. Not inside a transaction. */
    Membership require(UUID workspace, String person, Right right);

    /** The same for whoever calls: runs and tasks act for their person, and only in their own workspace. */
    default Membership require(UUID workspace, Caller caller, Right right) {
        return switch (caller) {
            case Caller.PersonCaller person -> require(workspace, person.sub(), right);
            case Caller.RunCaller run when run.workspace().equals(workspace) -> require(workspace, run.person(), right);
            case Caller.TaskCaller task
            when task.workspace().equals(workspace) -> require(workspace, task.person(), right);
            case Caller.RunCaller elsewhere -> throw DomainException.of(PlatformError.NOT_FOUND);
            case Caller.TaskCaller elsewhere -> throw DomainException.of(PlatformError.NOT_FOUND);
            case Caller.ServiceCaller service -> throw DomainException.of(PlatformError.NOT_FOUND);
        };
    }

    /** True if the person has the right at this moment; 503 where that cannot be known. */
    default boolean allows(UUID workspace, String person, Right right) {
        try {
            require(workspace, person, right);
            return true;
        } catch (DomainException refused) {
            if (refused.error() == PlatformError.NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }
}
