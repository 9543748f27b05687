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
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.RemoteException;
import org.jixia.platform.http.ServiceClients;

/**
 * Says yes from the projection while it is fresh, asks workspace otherwise. Only a yes is taken from the projection and only a
 * membership is kept: a right given a moment ago must work at once.
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
        return facts.fresh(workspace, person, config.freshness())
                .filter(member -> member.allows(right))
                .or(() -> asked(workspace, person).filter(member -> member.allows(right)))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private Optional<Membership> asked(UUID workspace, String person) {
        var question = new Question(workspace, person);
        var kept = answers.get(question);
        if (kept != null && System.nanoTime() - kept.at() < config.keepAnswers().toNanos()) {
            return Optional.of(kept.membership());
        }
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
