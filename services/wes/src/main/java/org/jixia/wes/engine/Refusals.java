package org.jixia.wes.engine;

import java.sql.SQLException;
import java.util.Set;
import org.jixia.platform.http.RemoteException;

/** Which refusals will never be anything else, however often one asks. */
final class Refusals {

    /** Classes of SQLSTATE that blame what was handed in: data, constraints, limits of the program. */
    private static final Set<String> CONTENT = Set.of("22", "23", "54");

    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);

    private Refusals() {}

    /** The database is there and does not take what it was given. */
    static boolean isOfContent(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                return CONTENT.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }

    /** The service itself says no: not a store, whose addresses end, nor an answer that asks for patience. */
    static boolean isFinal(RemoteException refused, String service) {
        boolean refusal = refused.status() / 100 == 4 && !PASSING.contains(refused.status());
        return refused.service().equals(service) && refusal;
    }
}
