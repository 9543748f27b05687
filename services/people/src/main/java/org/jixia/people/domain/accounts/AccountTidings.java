package org.jixia.people.domain.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixia.people.domain.accounts.AccountChange.Step;
import org.jixia.people.domain.notifications.NewsService;
import org.jixia.people.domain.notifications.NewsService.Origin;
import org.jixia.platform.identity.AdministrationLog;

/** Ends a change: what really came of it goes to the trail, and to the person it concerns, in the transaction that forgets it. */
@ApplicationScoped
class AccountTidings {
    private static final String ACTION = "admin.person.";

    private final ChangeRepository changes;
    private final AdministrationLog log;
    private final NewsService news;
    private final Clock clock;

    @Inject
    AccountTidings(ChangeRepository changes, AdministrationLog log, NewsService news, Clock clock) {
        this.changes = changes;
        this.log = log;
        this.news = news;
        this.clock = clock;
    }

    /** @param now the account as it stands after the change, or what became of the attempt */
    @Transactional
    void ended(AccountChange change, Account now) {
        if (!changes.end(change.id())) {
            return;
        }
        var came = new Step(change.step().before(), now.roles(), change.step().wasEnabled(), now.enabled());
        var whom = now.id() + " " + now.username();
        switch (change.kind()) {
            case CREATE -> log.granted(change.person(), ACTION + "create", whom + difference(came));
            case PASSWORD -> log.granted(change.person(), ACTION + "password", whom);
            case ENABLED -> {
                if (came.enabled() != came.wasEnabled()) {
                    log.granted(change.person(), ACTION + (came.enabled() ? "enable" : "disable"), whom);
                }
            }
            case ROLES -> {
                if (!came.given().isEmpty() || !came.taken().isEmpty()) {
                    log.granted(change.person(), ACTION + "roles", whom + difference(came));
                    tell(change, now, came);
                }
            }
        }
    }

    /** Nothing came of it. */
    @Transactional
    void dropped(AccountChange change) {
        changes.end(change.id());
    }

    private void tell(AccountChange change, Account now, Step came) {
        var origin = new Origin("account/" + change.id(), clock.instant(), change.person());
        news.rolesChanged(
                now.id(),
                PlatformRole.wires(now.roles()),
                PlatformRole.wires(came.given()),
                PlatformRole.wires(came.taken()),
                origin);
    }

    private static String difference(Step came) {
        return Stream.concat(
                        PlatformRole.wires(came.given()).stream().map(role -> "+" + role),
                        PlatformRole.wires(came.taken()).stream().map(role -> "-" + role))
                .collect(Collectors.joining(" ", ": ", ""))
                .replaceFirst(": $", "");
    }
}
