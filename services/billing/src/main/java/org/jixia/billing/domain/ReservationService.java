package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * Promises consumption before a launch: under the lock of the account, what was used this month, what others hold and what is
 * asked for must stay within every limit that applies. A submission asks again with the same result. Who may launch is the
 * workspace's to say: an account attached to it pays for all whom its owners let compute.
 */
@ApplicationScoped
public class ReservationService {

    private final AccountRepository accounts;
    private final ReservationRepository reservations;
    private final CostRepository costs;
    private final Clock clock;

    @Inject
    public ReservationService(
            AccountRepository accounts, ReservationRepository reservations, CostRepository costs, Clock clock) {
        this.accounts = accounts;
        this.reservations = reservations;
        this.costs = costs;
        this.clock = clock;
    }

    @Transactional
    public Reservation reserve(Reservation.Request request) {
        Account account = accounts.lock(request.account())
                .orElseThrow(() -> DomainException.of(BillingError.ACCOUNT_NOT_USABLE, request.account()));
        Estimate estimate = request.workflow() == null
                ? costs.estimate("", request.workspace(), request.runs())
                : costs.estimate(request.workflow(), request.workspace(), request.runs());
        BigDecimal amount = request.amount() != null
                ? request.amount()
                : request.cap() != null ? request.cap().min(estimate.meanAmount()) : estimate.meanAmount();
        Reservation wanted = new Reservation(
                request.submission(),
                request.account(),
                request.workspace(),
                request.person(),
                request.runs(),
                amount,
                estimate.meanCpuHours(),
                request.cap(),
                costs.pricesAt(clock.instant()).version(),
                Reservation.State.ACTIVE,
                null);
        return reservations
                .find(request.submission())
                .map(present -> renewed(present, wanted, account))
                .orElseGet(() -> granted(wanted, account));
    }

    /** Renews for an hour and asks for more where named; refused like a launch when it no longer fits. */
    @Transactional
    public Reservation extend(UUID submission, BigDecimal amount, Integer runs) {
        Reservation present =
                reservations.find(submission).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        Account account =
                accounts.lock(present.account()).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        Reservation wanted = new Reservation(
                submission,
                present.account(),
                present.workspace(),
                present.person(),
                runs == null ? present.runs() : Math.max(runs, present.runs()),
                amount == null ? present.amount() : amount.max(present.amount()),
                present.cpuHours(),
                present.cap(),
                present.priceVersion(),
                Reservation.State.ACTIVE,
                null);
        return renewed(present, wanted, account);
    }

    @Transactional
    public void release(UUID submission) {
        reservations.move(submission, Reservation.State.ACTIVE, Reservation.State.RELEASED);
    }

    private Reservation renewed(Reservation present, Reservation wanted, Account account) {
        if (present.state() != Reservation.State.ACTIVE) {
            throw DomainException.of(BillingError.RESERVATION_ENDED, present.submission());
        }
        return granted(wanted, account);
    }

    private Reservation granted(Reservation wanted, Account account) {
        for (SpendingLimit limit : accounts.limits(account.id())) {
            boolean applies = switch (limit.scope()) {
                case ACCOUNT -> true;
                case WORKSPACE -> limit.id().equals(wanted.workspace().toString());
                case PERSON -> limit.id().equals(wanted.person());
            };
            if (applies) {
                check(limit, wanted, account);
            }
        }
        return reservations.put(wanted);
    }

    private void check(SpendingLimit limit, Reservation wanted, Account account) {
        UUID workspace = limit.scope() == SpendingLimit.Scope.WORKSPACE ? wanted.workspace() : null;
        String person = limit.scope() == SpendingLimit.Scope.PERSON ? wanted.person() : null;
        LocalDate month = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        CostRepository.Used used = costs.used(account.id(), workspace, person, month);
        ReservationRepository.Held held = reservations.held(account.id(), workspace, person, wanted.submission());
        switch (limit.resource()) {
            case BUDGET -> require(limit, account, used.amount(), held.amount(), wanted.amount());
            case CPU_HOURS -> require(limit, account, used.cpuHours(), held.cpuHours(), wanted.cpuHours());
            case RUNS ->
                require(
                        limit,
                        account,
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(held.runs()),
                        BigDecimal.valueOf(wanted.runs()));
            case CONCURRENT_CPU_MILLIS, STORAGE_BYTES -> {
                // held by tes and drs, in the transactions that take them
            }
        }
    }

    /** A limit that is used up refuses even a launch of which nothing is known. */
    private static void require(
            SpendingLimit limit, Account account, BigDecimal used, BigDecimal held, BigDecimal asked) {
        BigDecimal taken = used.add(held);
        boolean full = limit.value().compareTo(taken) <= 0;
        if (!full && taken.add(asked).compareTo(limit.value()) <= 0) {
            return;
        }
        throw DomainException.of(
                        BillingError.LIMIT_REACHED,
                        limit.resource(),
                        limit.scope(),
                        limit.id(),
                        plain(limit.value()),
                        plain(used),
                        plain(held),
                        plain(asked),
                        account.owner())
                .member("resource", limit.resource())
                .member("scope", limit.scope())
                .member("limit", plain(limit.value()))
                .member("used", plain(used))
                .member("reserved", plain(held))
                .member("asked", plain(asked))
                .member("contact", account.owner());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
