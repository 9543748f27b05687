package org.jixia.billing.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** What an account uses of what its limits hold, so that people see how much is left, and administrators what a lower limit would refuse. */
@ApplicationScoped
public class StandingService {
    /** No submission: nothing is left out of what is reserved. */
    private static final UUID NONE = new UUID(0, 0);

    private final AccountService accounts;
    private final CostRepository costs;
    private final ReservationRepository reservations;
    private final StorageRepository storage;
    private final Processors processors;
    private final Clock clock;

    @Inject
    public StandingService(
            AccountService accounts,
            CostRepository costs,
            ReservationRepository reservations,
            StorageRepository storage,
            Processors processors,
            Clock clock) {
        this.accounts = accounts;
        this.costs = costs;
        this.reservations = reservations;
        this.storage = storage;
        this.processors = processors;
        this.clock = clock;
    }

    /**
     * One resource of an account.
     *
     * @param used this month, or now for storage
     * @param reserved promised to what is under way
     */
    public record Standing(SpendingLimit.Kind resource, BigDecimal used, BigDecimal reserved) {}

    /** All but the processors in use, which {@link #ofProcessors} tells. */
    @Transactional
    public List<Standing> of(UUID account, AccountService.Reader reader) {
        accounts.visible(account, reader);
        LocalDate month = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        CostRepository.Used used = costs.used(account, null, null, month);
        ReservationRepository.Held held = reservations.held(account, null, null, NONE);
        return List.of(
                new Standing(SpendingLimit.Kind.BUDGET, used.amount(), held.amount()),
                new Standing(SpendingLimit.Kind.CPU_HOURS, used.cpuHours(), held.cpuHours()),
                new Standing(SpendingLimit.Kind.RUNS, BigDecimal.ZERO, BigDecimal.valueOf(held.runs())),
                new Standing(
                        SpendingLimit.Kind.STORAGE_BYTES, BigDecimal.valueOf(storage.bytes(account)), BigDecimal.ZERO));
    }

    /** The processors in use now, of an account whose standing the caller was given; nothing while tes does not answer. */
    public List<Standing> ofProcessors(UUID account) {
        OptionalLong inUse = processors.inUse(account);
        return inUse.isEmpty()
                ? List.of()
                : List.of(new Standing(
                        SpendingLimit.Kind.CONCURRENT_CPU_MILLIS,
                        BigDecimal.valueOf(inUse.getAsLong()),
                        BigDecimal.ZERO));
    }
}
