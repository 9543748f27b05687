package org.jixia.platform.identity;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;

/**
 * Says yes from the projection while it is fresh, asks workspace otherwise. Only a yes is taken from the projection or from an
 * earlier answer: a right given, or a lock taken away, a moment ago must work at once.
 */
@DefaultBean
@ApplicationScoped
public class ProjectedMemberships implements Memberships {
    private static final int KEPT = 10_000;

    private final MemberFacts facts;
    private final ServiceClients clients;
    private final IdentityConfig config;
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();

    @Inject
    public ProjectedMemberships(MemberFacts facts, ServiceClients clients, IdentityConfig config) {
        this.facts = facts;
        this.clients = clients;
        this.config = config;
    }

    @Override
    public Membership require(UUID workspace, String person, Right right) {
        return Membership.admitting(known(workspace, person, member -> member.allows(right)), right);
    }

    @Override
    public Membership requireUnderWay(UUID workspace, String person, Right right) {
        return Membership.holding(known(workspace, person, member -> member.holds(right)), right);
    }

    /** One that is enough, from the nearest place that has it; otherwise what workspace says now. */
    private Optional<Membership> known(UUID workspace, String person, Predicate<Membership> enough) {
        var question = new Question(workspace, person);
        return facts.fresh(workspace, person, config.freshness())
                .filter(enough)
                .or(() -> answered(question).filter(enough))
                .or(() -> asked(question));
    }

    private Optional<Membership> answered(Question question) {
        var kept = answers.get(question);
        return kept != null
                        && System.nanoTime() - kept.at() < config.keepAnswers().toNanos()
                ? Optional.of(kept.membership())
                : Optional.empty();
    }

    private Optional<Membership> asked(Question question) {
        var started = System.nanoTime();
        var found = ask(question);
        if (answers.size() >= KEPT) {
            answers.clear();
        }
        found.ifPresentOrElse(
                member -> answers.put(question, new Answer(member, started)), () -> answers.remove(question));
        return found;
    }

    private Optional<Membership> ask(Question question) {
        try {
            return Optional.of(clients.to("workspace")
                    .deadline(Duration.ofSeconds(2))
                    .get(
                            "/internal/members/" + question.workspace() + "/"
                                    + URLEncoder.encode(question.person(), StandardCharsets.UTF_8),
                            Membership.class));
        } catch (RemoteException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw DomainException.of(PlatformError.UNAVAILABLE, "workspace").causedBy(refused);
        }
    }

    private record Question(UUID workspace, String person) {}

    /** @param at when it was asked: an answer is as old as its question */
    private record Answer(Membership membership, long at) {}
}
