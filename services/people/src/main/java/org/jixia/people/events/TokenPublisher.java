package org.jixia.people.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jixia.people.domain.tokens.ClientToken;
import org.jixia.people.domain.tokens.TokenTidings;
import org.jixia.platform.outbox.Event;
import org.jixia.platform.outbox.Outbox;

/** Tells the trail which tokens were made and revoked. */
@ApplicationScoped
public class TokenPublisher implements TokenTidings {
    private final Outbox outbox;

    @Inject
    public TokenPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The data of {@code DecisionRecorded} as far as people tells it itself. */
    public record Decision(String decision, String action, String person, String reason) {}

    @Override
    public void created(ClientToken token) {
        tell("token.create", token);
    }

    @Override
    public void revoked(ClientToken token) {
        tell("token.revoke", token);
    }

    private void tell(String action, ClientToken token) {
        var decision = new Decision("GRANTED", action, token.person(), token.id() + " " + token.name());
        outbox.tell(Event.of("jixia.people.decisions", token.person(), "DecisionRecorded", decision)
                .actor(token.person()));
    }
}
