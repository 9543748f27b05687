package org.jixia.people.domain.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.Persons;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.TokenSigner;

/**
 * Gives for a client token a token of its person that services understand: of this moment's roles, and so short that a revoked or
 * disabled one is soon of no use anywhere. Why one is refused is not told: whoever holds a dead token learns nothing from it.
 */
@ApplicationScoped
public class ExchangeService {
    private final TokenRepository tokens;
    private final Persons persons;
    private final TokenSigner signer;
    private final Clock clock;

    @Inject
    public ExchangeService(TokenRepository tokens, Persons persons, TokenSigner signer, Clock clock) {
        this.tokens = tokens;
        this.persons = persons;
        this.signer = signer;
        this.clock = clock;
    }

    public String exchange(String text) {
        if (!TokenText.isWellFormed(text)) {
            throw refused();
        }
        var now = clock.instant();
        var token = tokens.byDigest(TokenText.digest(text))
                .filter(known -> known.state(now) == ClientToken.State.GOOD)
                .orElseThrow(ExchangeService::refused);
        var person = persons.present(token.person()).orElseThrow(ExchangeService::refused);
        tokens.used(token.id(), now);
        return signer.person(person, token.id());
    }

    private static DomainException refused() {
        return DomainException.of(PeopleError.TOKEN_UNKNOWN);
    }
}
