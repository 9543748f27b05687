package org.jixia.people.domain.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.accounts.AccountChange.Kind;
import org.jixia.people.domain.accounts.AccountChange.Step;
import org.jixia.people.domain.accounts.Accounts.Filter;
import org.jixia.people.domain.accounts.Accounts.NewAccount;
import org.jixia.people.domain.accounts.Accounts.Part;
import org.jixia.people.domain.accounts.Accounts.Sessions;
import org.jixia.people.domain.tokens.TokenService;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.ids.Ids;

/**
 * What administrators see of accounts and change of them. Nobody takes their own administration away, and one administrator who may sign
 * in always stays: otherwise nobody could give the role back. Programs change no accounts, or a token that leaked would make its own.
 */
@ApplicationScoped
public class AccountService {
    private final Accounts accounts;
    private final AccountWork work;

    @Inject
    public AccountService(Accounts accounts, AccountWork work) {
        this.accounts = accounts;
        this.work = work;
    }

    /** @param tokenLife how long a token of theirs stays good with the roles that it was made with */
    public record Details(Account account, Sessions sessions, Duration tokenLife) {}

    /** @param password shown this once */
    public record Made(Account account, String password) {}

    public Part list(Filter filter, int first, int most) {
        return accounts.list(filter, first, most);
    }

    public Details details(String id) {
        return details(known(id));
    }

    /** @param expected refuses the version of the account unless it is the one that was looked at */
    public Details setRoles(PersonCaller caller, String id, Collection<String> names, LongConsumer expected) {
        TokenService.requireSignIn(caller);
        var wanted = roles(names);
        return change(caller, id, Kind.ROLES, account -> {
            if (account.roles().equals(wanted)) {
                return Optional.empty();
            }
            expected.accept(account.version());
            var step = new Step(account.roles(), wanted, account.enabled(), account.enabled());
            requireMayTake(caller, account, step.taken());
            return Optional.of(step);
        });
    }

    /** @param expected as for roles */
    public Details setEnabled(PersonCaller caller, String id, Boolean enabled, LongConsumer expected) {
        TokenService.requireSignIn(caller);
        if (enabled == null) {
            throw invalid(List.of(Fault.of(PeopleError.ENABLED, "enabled")));
        }
        return change(caller, id, Kind.ENABLED, account -> {
            if (account.enabled() == enabled) {
                return Optional.empty();
            }
            expected.accept(account.version());
            if (!enabled && account.id().equals(caller.sub())) {
                throw DomainException.of(PeopleError.OWN_ACCOUNT);
            }
            if (!enabled) {
                requireAnotherAdministrator(account);
            }
            return Optional.of(new Step(account.roles(), account.roles(), account.enabled(), enabled));
        });
    }

    /** Not repeatable, as the password must not be kept: whoever lost the answer is told that the name is taken, and sets another. */
    public Made create(PersonCaller caller, NewAccount wanted, Collection<String> names) {
        TokenService.requireSignIn(caller);
        var roles = AccountRules.check(wanted, names);
        var password = FirstPassword.mint();
        var claimed = AccountChange.of(Ids.next(), Kind.CREATE, caller.sub(), null);
        var made = work.through(
                claimed,
                change -> {
                    if (accounts.idOf(wanted.username()).isPresent()) {
                        throw DomainException.of(PeopleError.USERNAME_TAKEN, wanted.username());
                    }
                    return Optional.of(change.named(wanted.username(), new Step(Set.of(), roles, true, true)));
                },
                change -> {
                    var there = change.created(accounts.create(wanted, password));
                    work.repeat(there);
                    return there;
                });
        return new Made(made.orElseThrow(), password);
    }

    /** A new first password, for somebody who has lost theirs. Sessions that are open with the old one end. */
    public Made setPassword(PersonCaller caller, String id) {
        TokenService.requireSignIn(caller);
        var password = FirstPassword.mint();
        var claimed = AccountChange.of(Ids.next(), Kind.PASSWORD, caller.sub(), id);
        var done = work.through(
                claimed,
                change -> {
                    var account = known(id);
                    if (account.id().equals(caller.sub())) {
                        throw DomainException.of(PeopleError.OWN_PASSWORD);
                    }
                    return Optional.of(change.of(account, unchanged(account)));
                },
                change -> {
                    accounts.setPassword(id, password);
                    accounts.signOut(id);
                    return change;
                });
        return new Made(done.orElseThrow(), password);
    }

    private interface Judge {
        /** What is to be done; nothing where it is so already. */
        Optional<Step> step(Account account);
    }

    private Details change(PersonCaller caller, String id, Kind kind, Judge judge) {
        var claimed = AccountChange.of(Ids.next(), kind, caller.sub(), id);
        var changed = work.through(
                claimed,
                change -> {
                    var account = known(id);
                    return judge.step(account).map(step -> change.of(account, step));
                },
                change -> {
                    work.repeat(change);
                    return change;
                });
        return details(changed.orElseGet(() -> known(id)));
    }

    private void requireMayTake(PersonCaller caller, Account account, Set<PlatformRole> taken) {
        var elsewhere = new ArrayList<>(taken);
        elsewhere.retainAll(account.inherited());
        if (!elsewhere.isEmpty()) {
            throw DomainException.of(PeopleError.ROLE_INHERITED, String.join(", ", PlatformRole.wires(elsewhere)));
        }
        if (taken.contains(PlatformRole.ADMINISTRATOR)) {
            if (account.id().equals(caller.sub())) {
                throw DomainException.of(PeopleError.OWN_ADMINISTRATION);
            }
            requireAnotherAdministrator(account);
        }
    }

    private void requireAnotherAdministrator(Account account) {
        if (account.administers() && !accounts.hasAdministratorBeside(account.id())) {
            throw DomainException.of(PeopleError.LAST_ADMINISTRATOR);
        }
    }

    private Account known(String id) {
        return accounts.find(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private Details details(Account account) {
        return new Details(account, accounts.sessions(account.id()), accounts.tokenLife());
    }

    private static Step unchanged(Account account) {
        return new Step(account.roles(), account.roles(), account.enabled(), account.enabled());
    }

    private static Set<PlatformRole> roles(Collection<String> names) {
        var faults = new ArrayList<Fault>();
        var roles = AccountRules.roles(names, faults);
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return roles;
    }

    private static DomainException invalid(List<Fault> faults) {
        return DomainException.of(PeopleError.INVALID).with(faults);
    }
}
