package org.jixia.tes.domain.queue;

import java.util.UUID;

/** How many millicores may be granted at once to an account, or within it to a workspace or a person. */
public record CpuLimit(UUID account, Scope scope, String id, long cpuMillis) {

    /** Whom a limit binds. */
    public enum Scope {
        /** Everything that the account pays. */
        ACCOUNT,
        /** One workspace. */
        WORKSPACE,
        /** One person. */
        PERSON
    }

    public boolean binds(Candidate task) {
        return account.equals(task.account())
                && switch (scope) {
                    case ACCOUNT -> true;
                    case WORKSPACE -> id.equals(task.workspace().toString());
                    case PERSON -> id.equals(task.person());
                };
    }
}
