package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jixia.billing.domain.ReservationRepository.Held;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;

/**
 * Promises consumption before a launch: under the lock of the account, what was used this month, what others hold and what is
 * asked for must stay within every limit that applies. A submission asks again with the same result. Who may launch is the
 * workspace's to say: an account attached to it pays for all whom its owners let compute.
 */
@ApplicationScoped
public class ReservationService {

    /** The holder of no reservation, so that nobody's is left out of what is held. */
    private static final UUID NOBODY = new UUID(0, 0);

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
        reservations.find(request.submission()).ifPresent(ReservationService::requireActive);
        return granted(wanted, account);
    }

    /**
     * Renews for an hour and promises up to the amount asked for: as much of it as the limits leave, so that whoever spends uses its
     * account's limit up before it is refused. Refused once nothing is left, or where more runs are asked for than fit.
     */
    @Transactional
    public Reservation extend(UUID submission, BigDecimal amount, Integer runs) {
        Reservation present =
                reservations.find(submission).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        Account account =
                accounts.lock(present.account()).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        requireActive(present);
        Held own = reservations.spent(submission);
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
        for (SpendingLimit limit : applying(wanted)) {
            Taken taken = taken(limit, wanted);
            switch (limit.resource()) {
                case BUDGET -> wanted = wanted.promising(fitting(limit, account, taken, wanted.amount(), own.amount()));
                case CPU_HOURS ->
                    wanted = wanted.promisingHours(fitting(limit, account, taken, wanted.cpuHours(), own.cpuHours()));
                case RUNS -> {
                    if (wanted.runs() > present.runs()) {
                        require(limit, account, taken, BigDecimal.valueOf(wanted.runs() - own.runs()));
                    }
                }
                case CONCURRENT_CPU_MILLIS, STORAGE_BYTES -> {
                    // held by tes and drs, in the transactions that take them
                }
            }
        }
        return put(wanted);
    }

    /** What was spent and as much of the rest as is left below the limit. */
    private static BigDecimal fitting(
            SpendingLimit limit, Account account, Taken taken, BigDecimal wanted, BigDecimal own) {
        BigDecimal left = limit.value().subtract(taken.sum());
        if (left.signum() <= 0) {
            throw reached(limit, account, taken, remaining(wanted, own));
        }
        return own.add(remaining(wanted, own).min(left));
    }

    /**
     * Refuses unless the account has something left of its money and core-hours of this month: for work that starts without a
     * promise of its own, a task of a foreign client.
     */
    @Transactional
    public void requireStanding(UUID account, UUID workspace, String person) {
        Account payer =
                accounts.find(account).orElseThrow(() -> DomainException.of(BillingError.ACCOUNT_NOT_USABLE, account));
        Reservation nothing = new Reservation(
                NOBODY,
                account,
                workspace,
                person,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                0,
                Reservation.State.ACTIVE,
                null);
        for (SpendingLimit limit : applying(nothing)) {
            if (limit.resource() == SpendingLimit.Kind.BUDGET || limit.resource() == SpendingLimit.Kind.CPU_HOURS) {
                require(limit, payer, taken(limit, nothing), BigDecimal.ZERO);
            }
        }
    }

    @Transactional
    public void release(UUID submission) {
        reservations.move(submission, Reservation.State.ACTIVE, Reservation.State.RELEASED);
    }

    private static void requireActive(Reservation present) {
        if (present.state() != Reservation.State.ACTIVE) {
            throw ended(present.submission());
        }
    }

    private static DomainException ended(UUID submission) {
        return DomainException.of(BillingError.RESERVATION_ENDED, submission);
    }

    private Reservation granted(Reservation wanted, Account account) {
        Held own = reservations.spent(wanted.submission());
        for (SpendingLimit limit : applying(wanted)) {
            Taken taken = taken(limit, wanted);
            switch (limit.resource()) {
                case BUDGET -> require(limit, account, taken, remaining(wanted.amount(), own.amount()));
                case CPU_HOURS -> require(limit, account, taken, remaining(wanted.cpuHours(), own.cpuHours()));
                case RUNS ->
                    require(
                            limit,
                            account,
                            taken,
                            remaining(BigDecimal.valueOf(wanted.runs()), BigDecimal.valueOf(own.runs())));
                case CONCURRENT_CPU_MILLIS, STORAGE_BYTES -> {
                    // held by tes and drs, in the transactions that take them
                }
            }
        }
        return put(wanted);
    }

    /** Its end may have come between the reading and the writing: a release takes no lock of the account. */
    private Reservation put(Reservation wanted) {
        return reservations.put(wanted).orElseThrow(() -> ended(wanted.submission()));
    }

    /** What is still to come of it: its own costs stand among what was used already. */
    private static BigDecimal remaining(BigDecimal wanted, BigDecimal own) {
        return wanted.subtract(own).max(BigDecimal.ZERO);
    }

    private List<SpendingLimit> applying(Reservation wanted) {
        return accounts.limits(wanted.account()).stream()
                .filter(limit -> switch (limit.scope()) {
                    case ACCOUNT -> true;
                    case WORKSPACE -> limit.id().equals(wanted.workspace().toString());
                    case PERSON -> limit.id().equals(wanted.person());
                })
                .toList();
    }

    /** What was used of a limit this month, and what others hold. */
    private record Taken(BigDecimal used, BigDecimal held) {

        BigDecimal sum() {
            return used.add(held);
        }
    }

    private Taken taken(SpendingLimit limit, Reservation wanted) {
        UUID workspace = limit.scope() == SpendingLimit.Scope.WORKSPACE ? wanted.workspace() : null;
        String person = limit.scope() == SpendingLimit.Scope.PERSON ? wanted.person() : null;
        LocalDate month = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        CostRepository.Used used = costs.used(wanted.account(), workspace, person, month);
        Held held = reservations.held(wanted.account(), workspace, person, wanted.submission());
        return switch (limit.resource()) {
            case BUDGET -> new Taken(used.amount(), held.amount());
            case CPU_HOURS -> new Taken(used.cpuHours(), held.cpuHours());
            case RUNS -> new Taken(BigDecimal.ZERO, BigDecimal.valueOf(held.runs()));
            case CONCURRENT_CPU_MILLIS, STORAGE_BYTES -> new Taken(BigDecimal.ZERO, BigDecimal.ZERO);
        };
    }

    /** A limit that is used up refuses even a launch of which nothing is known. */
    private static void require(SpendingLimit limit, Account account, Taken taken, BigDecimal asked) {
        boolean full = limit.value().compareTo(taken.sum()) <= 0;
        if (full || taken.sum().add(asked).compareTo(limit.value()) > 0) {
            throw reached(limit, account, taken, asked);
        }
    }

    private static DomainException reached(SpendingLimit limit, Account account, Taken taken, BigDecimal asked) {
        return DomainException.of(
                        BillingError.LIMIT_REACHED,
                        limit.resource(),
                        limit.scope(),
                        limit.id(),
                        plain(limit.value()),
                        plain(taken.used()),
                        plain(taken.held()),
                        plain(asked),
                        account.owner())
                .member("resource", limit.resource())
                .member("scope", limit.scope())
                .member("limit", plain(limit.value()))
                .member("used", plain(taken.used()))
                .member("reserved", plain(taken.held()))
                .member("asked", plain(asked))
                .member("contact", account.owner());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
