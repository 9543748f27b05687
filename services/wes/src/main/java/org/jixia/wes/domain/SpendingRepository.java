package org.jixia.wes.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What submissions, and runs of none, have held so far. Ends of tasks are added in the engine's own transaction, so each counts once. */
public interface SpendingRepository {

    /** Opens an account for the run's scope; one that is open stays as it is. In the caller's transaction. */
    void open(Run run);

    /** Adds what ended tasks held, by scope. In the caller's transaction. */
    void add(Map<UUID, Granted> held);

    /** Open runs with a cost cap, in these shards. */
    List<RunId> cappedRuns(Set<Integer> shards);

    /** Tasks of the run that tes has accepted and that have not ended, by their key at tes. */
    List<UnderWay> underWay(RunId run);

    /** Notes what the tasks under way of an open run have held until now. */
    void underWay(RunId run, Granted held);

    /** The scopes of open runs in these shards. */
    List<Account> accounts(Set<Integer> shards);

    /** True for the one caller that is to renew the reservation now, the last renewal being older than so long. */
    boolean renewing(UUID scope, Duration age);

    void reserved(UUID scope, BigDecimal amount);

    record UnderWay(String path, int attempt, UUID task) {}

    /** Ended and under way together; cap and reserved are null where there is none. */
    record Account(
            UUID scope,
            boolean submission,
            BigDecimal cap,
            String currency,
            Granted ended,
            Granted underWay,
            BigDecimal reserved) {}
}
