package org.jixia.people.domain.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jixia.people.domain.PeopleError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Kind;

/**
 * Takes one change to the realm: claim the only place, judge, intend, ask the realm, tell what came of it. A crash after "intend" leaves
 * a row that the sweep goes on with: every step may be repeated, so no change is ever without its entry in the trail.
 */
@ApplicationScoped
public class AccountWork {
    /** Longer than the calls of one change take, with their repeats. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final ChangeRepository changes;
    private final AccountTidings tidings;
    private final Clock clock;

    @Inject
    AccountWork(Accounts accounts, ChangeRepository changes, AccountTidings tidings, Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.tidings = tidings;
        this.clock = clock;
    }

    /**
     * @param judge says what to do, from the account as it is while no other change is made; nothing where it is so already
     * @param call what the realm is asked for
     * @return the account afterwards; empty where there was nothing to do
     */
    Optional<Account> through(
            AccountChange claimed,
            Function<AccountChange, Optional<AccountChange>> judge,
            Function<AccountChange, AccountChange> call) {
        if (!changes.claim(claimed, clock.instant().plus(CLAIM))) {
            throw DomainException.of(PeopleError.CHANGE_UNDER_WAY).retryAfter(RETRY);
        }
        var intended = Optional.<AccountChange>empty();
        try {
            intended = judge.apply(claimed);
            intended.ifPresent(changes::intend);
        } finally {
            if (intended.isEmpty()) {
                changes.end(claimed.id());
            }
        }
        return intended.map(change -> carry(change, call));
    }

    private Account carry(AccountChange change, Function<AccountChange, AccountChange> call) {
        try {
            var made = call.apply(change);
            var now = accounts.find(made.account())
                    .orElseThrow(() -> DomainException.of(PeopleError.IDENTITY_REFUSED, change.username()));
            tidings.ended(made, now);
            return now;
        } catch (DomainException refused) {
            if (refused.kind() == Kind.UNAVAILABLE) {
                changes.release(change.id(), clock.instant());
                throw DomainException.of(PeopleError.CHANGE_WAITS).causedBy(refused);
            }
            settle(change);
            throw refused;
        }
    }

    /** The realm refused a part of it for good: whatever was made of it before is told. */
    private void settle(AccountChange change) {
        try {
            var now = change.kind() == AccountChange.Kind.PASSWORD ? Optional.<Account>empty() : found(change);
            now.ifPresentOrElse(account -> tidings.ended(change, account), () -> tidings.dropped(change));
        } catch (DomainException away) {
            changes.release(change.id(), clock.instant());
        }
    }

    private Optional<Account> found(AccountChange change) {
        return Optional.ofNullable(change.account())
                .or(() -> accounts.idOf(change.username()))
                .flatMap(accounts::find);
    }

    /** Goes on with what a crash, or a realm that did not answer, left. */
    public void sweep() {
        var now = clock.instant();
        changes.abandoned(now, now.plus(CLAIM))
                .ifPresent(change -> found(change)
                        .ifPresentOrElse(
                                account -> again(change.created(account.id())), () -> tidings.dropped(change)));
    }

    private void again(AccountChange change) {
        carry(change, same -> {
            repeat(same);
            return same;
        });
    }

    /** The steps of a change whose account is there. A password is not known any more: that it was asked for is told. */
    void repeat(AccountChange change) {
        var step = change.step();
        switch (change.kind()) {
            case CREATE -> accounts.give(change.account(), step.given());
            case PASSWORD -> {}
            case ROLES -> {
                accounts.give(change.account(), step.given());
                accounts.take(change.account(), step.taken());
            }
            case ENABLED -> {
                accounts.enable(change.account(), step.enabled());
                if (!step.enabled()) {
                    accounts.signOut(change.account());
                }
            }
        }
    }
}
