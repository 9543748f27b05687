package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.Optional;

/**
 * A way to run the commands of an attempt, one after the other, stopping at the first that fails. It knows rooms, processes and
 * limits; it knows nothing of queues, inputs or outputs. Every backend passes {@code BackendContract}.
 */
public interface Backend {

    String name();

    /** Why it cannot work on this host, in one sentence; empty when it can. */
    Optional<String> unavailable();

    /** What it cannot do of this launch, in one sentence; asked before the task is accepted. Touches nothing. */
    Optional<String> refuses(Requirements requirements);

    /** Runs the commands and returns when they, and every process they started, have ended. Limits of the grant are enforced. */
    Ending run(Launch launch);

    /** Takes up an attempt that an earlier process of this service started: waits for it, or reads how it ended. Cause SYSTEM when it is lost. */
    Ending resume(Launch launch);

    /** Ends a running attempt for this cause; does nothing when it has ended. Returns at once. */
    void stop(AttemptId attempt, Cause cause);

    /** What a running attempt has used so far; no points where that is not measured, or it does not run here. */
    default List<Curve.Point> curve(AttemptId attempt) {
        return List.of();
    }

    /** Ends whatever still runs in this room without telling anybody; afterwards the room may be removed. */
    void abandon(AttemptId attempt, Room room);

    /** Ends helpers of its own when the service stops. */
    default void close() {}
}
