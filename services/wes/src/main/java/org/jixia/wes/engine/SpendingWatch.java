package org.jixia.wes.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jixia.wes.domain.CancelReason;
import org.jixia.wes.domain.Granted;
import org.jixia.wes.domain.Prices;
import org.jixia.wes.domain.Reservations;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunId;
import org.jixia.wes.domain.RunRepository.CancelScope;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.domain.SpendingRepository;
import org.jixia.wes.domain.SpendingRepository.Account;
import org.jixia.wes.domain.SpendingRepository.UnderWay;
import org.jixia.wes.domain.TaskEnd;
import org.jixia.wes.domain.Tasks.Running;
import org.jixia.wes.domain.WesError;

/**
 * Stops what has reached its cost cap: ended tasks count what they held, running ones what they have held until now. Renews the
 * reservations of what is under way, asks for more before they are used up, and stops that whose account has no more.
 */
@ApplicationScoped
public class SpendingWatch {

    private static final Duration RENEWAL = Duration.ofMinutes(10);
    /** A refused or enlarged reservation is not asked for again at every look. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final BigDecimal NEARLY = new BigDecimal("0.8");
    private static final BigDecimal MORE = new BigDecimal("1.5");
    private static final int BATCH = 500;

    private final EngineParts parts;
    private final SpendingRepository spending;
    private final Prices prices;
    private final Reservations reservations;
    private final RunService service;
    private final Clock clock = Clock.systemUTC();
    private final Map<UUID, Running> seen = new ConcurrentHashMap<>();

    public SpendingWatch(
            EngineParts parts,
            SpendingRepository spending,
            Prices prices,
            Reservations reservations,
            RunService service) {
        this.parts = parts;
        this.spending = spending;
        this.prices = prices;
        this.reservations = reservations;
        this.service = service;
    }

    /** One look at what the runs of these shards spend; returns the runs that it stopped. */
    List<RunId> look(Set<Integer> shards) {
        var stopped = new ArrayList<RunId>();
        if (shards.isEmpty()) {
            return stopped;
        }
        var capped = spending.cappedRuns(shards);
        if (capped.isEmpty()) {
            seen.clear();
        }
        capped.forEach(run -> parts.runs().find(run).ifPresent(this::countUnderWay));
        var accounts = spending.accounts(shards);
        if (accounts.isEmpty()) {
            return stopped;
        }
        var list = prices.current();
        for (Account account : accounts) {
            var cost = account.ended().plus(account.underWay()).cost(list);
            if (account.cap() != null && cost.compareTo(account.cap()) >= 0) {
                stopped.addAll(stop(
                        account,
                        CancelReason.of(
                                WesError.COST_CAP_REACHED,
                                account.cap().stripTrailingZeros().toPlainString(),
                                list.currency(),
                                money(account.ended().cost(list)),
                                money(account.underWay().cost(list)))));
            } else {
                renew(account, cost, stopped);
            }
        }
        return stopped;
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private List<RunId> stop(Account account, CancelReason reason) {
        var scope = account.submission()
                ? CancelScope.ofSubmission(account.scope())
                : CancelScope.of(new RunId(account.scope()));
        return service.cancel(scope, reason.text());
    }

    private void renew(Account account, BigDecimal cost, List<RunId> stopped) {
        boolean nearlySpent = account.reserved() == null
                || cost.compareTo(account.reserved().multiply(NEARLY)) >= 0 && cost.signum() > 0;
        if (!spending.renewing(account.scope(), nearlySpent ? PAUSE : RENEWAL)) {
            return;
        }
        var amount = cost.multiply(MORE).setScale(8, RoundingMode.UP);
        if (account.cap() != null) {
            amount = amount.min(account.cap());
        }
        var answer = reservations.extend(account.scope(), nearlySpent && cost.signum() > 0 ? amount : null);
        if (answer.refused() != null) {
            stopped.addAll(stop(account, CancelReason.of(WesError.BUDGET_REACHED, answer.refused())));
        } else {
            spending.reserved(account.scope(), answer.reserved());
        }
    }

    private void countUnderWay(Run run) {
        var byKey = new HashMap<String, UnderWay>();
        spending.underWay(run.id())
                .forEach(task -> byKey.put(AttemptKey.of(run.id().value(), task.path(), task.attempt()), task));
        var keys = List.copyOf(byKey.keySet());
        var now = clock.instant();
        var held = Granted.NOTHING;
        var running = new HashSet<UUID>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            for (TaskEnd state : parts.tasks().states(keys.subList(from, Math.min(keys.size(), from + BATCH)))) {
                if (state.state() != null && state.state().equals("RUNNING")) {
                    running.add(state.task());
                    var task = seen.computeIfAbsent(
                            state.task(), id -> parts.tasks().running(run, id));
                    held = held.plus(
                            Granted.of(task.startedAt(), now, task.cpuMillis(), task.memoryBytes(), task.gpus()));
                }
            }
        }
        spending.underWay(run.id(), held);
    }
}
