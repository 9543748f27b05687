package org.jixia.people.domain.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.people.config.PeopleConfig;
import org.jixia.people.domain.PeopleError;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.ids.Ids;

/** Makes, lists and revokes a person's client tokens. */
@ApplicationScoped
public class TokenService {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 365;
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(90);

    private final TokenRepository tokens;
    private final TokenTidings tidings;
    private final PeopleConfig config;
    private final Clock clock;

    @Inject
    public TokenService(TokenRepository tokens, TokenTidings tidings, PeopleConfig config, Clock clock) {
        this.tokens = tokens;
        this.tidings = tidings;
        this.config = config;
        this.clock = clock;
    }

    /** A token with its text, which nobody sees a second time. */
    public record Made(ClientToken token, String text) {}

    /**
     * Not repeatable, as the text must not be kept: whoever lost the answer is told that the name is taken, revokes it and asks again.
     * A program's token makes no others, or one that leaked would live for ever.
     */
    @Transactional
    public Made create(PersonCaller caller, String name, Integer days) {
        requireSignIn(caller);
        check(name, days);
        var person = caller.sub();
        tokens.lock(person);
        var now = now();
        var good = tokens.good(person, now);
        if (good.size() >= config.tokensPerPerson()) {
            throw DomainException.of(PeopleError.TOO_MANY_TOKENS, config.tokensPerPerson());
        }
        if (good.stream().anyMatch(token -> token.name().equalsIgnoreCase(name.strip()))) {
            throw DomainException.of(PeopleError.NAME_TAKEN, name.strip());
        }
        var text = TokenText.mint();
        var token = new ClientToken(Ids.next(), person, name.strip(), now, now.plus(days, ChronoUnit.DAYS), null, null);
        tokens.forget(person, now.minus(SHOWN_AFTER_END));
        tokens.insert(token, TokenText.digest(text));
        tidings.created(token);
        return new Made(token, text);
    }

    /** For what a program must not do in its person's name. */
    public static void requireSignIn(PersonCaller caller) {
        if (caller.clientToken() != null) {
            throw DomainException.of(PeopleError.SIGN_IN_NEEDED);
        }
    }

    private static void check(String name, Integer days) {
        var faults = new ArrayList<Fault>();
        if (name == null
                || name.isBlank()
                || name.strip().length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            faults.add(Fault.of(PeopleError.NAME, "name", LONGEST_NAME));
        }
        if (days == null || days < 1 || days > MOST_DAYS) {
            faults.add(Fault.of(PeopleError.DAYS, "days", MOST_DAYS));
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(PeopleError.INVALID).with(faults);
        }
    }

    public List<ClientToken> list(String person, UUID before, int limit) {
        return tokens.list(person, before, limit);
    }

    /** One that was revoked or has ended already is success. */
    @Transactional
    public void revoke(String person, UUID id) {
        var token = tokens.find(person, id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        if (tokens.revoke(id, now())) {
            tidings.revoked(token);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
