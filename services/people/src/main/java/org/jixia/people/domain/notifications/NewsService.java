package org.jixia.people.domain.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jixia.people.domain.notifications.HeardRepository.HeardLimits;
import org.jixia.people.domain.notifications.HeardRepository.HeardMember;
import org.jixia.people.domain.notifications.HeardRepository.LimitKey;

/**
 * Decides what of that which other services tell is news, and to whom; the deliveries are made in the transaction that marks the
 * event as heard. What a person did themselves is none to them, but for the end of what they started.
 */
@ApplicationScoped
public class NewsService {
    private static final String EVERYONE = "*";

    private final HeardRepository heard;
    private final DeliveryRepository deliveries;
    private final Clock clock;

    @Inject
    public NewsService(HeardRepository heard, DeliveryRepository deliveries, Clock clock) {
        this.heard = heard;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @param source topic and position; @param actor who caused it, or null */
    public record Origin(String source, Instant at, String actor) {}

    public record Submission(
            UUID submission,
            UUID workspace,
            String person,
            String workflow,
            String state,
            Map<String, Integer> counts) {}

    public void submissionEnded(Submission ended, Origin origin) {
        var topics = new TreeSet<>(Set.of(Topic.SUBMISSIONS));
        if (ended.counts().getOrDefault("FAILED", 0) > 0) {
            topics.add(Topic.FAILURES);
        }
        var facts = new LinkedHashMap<String, Object>();
        facts.put("submission", ended.submission());
        facts.put("workspace", ended.workspace());
        facts.put("workflow", ended.workflow());
        facts.put("state", ended.state());
        facts.put("counts", ended.counts());
        tell(List.of(news(ended.person(), NewsType.SUBMISSION_ENDED, topics, origin, facts)));
    }

    /** Facts may come late: an older one than is known changes nothing. */
    public void memberChanged(HeardMember now, Origin origin) {
        var before = heard.member(now.workspace(), now.person()).orElse(null);
        if (before != null && before.version() >= now.version()) {
            return;
        }
        heard.store(now);
        var changed = before == null ? !now.removed() : now.differsFrom(before);
        if (!changed || now.person().equals(EVERYONE) || now.person().equals(origin.actor())) {
            return;
        }
        var isNew = before == null || before.removed();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("workspace", now.workspace());
        facts.put("change", now.removed() ? "REMOVED" : isNew ? "ADDED" : "CHANGED");
        if (!now.removed()) {
            facts.put("role", now.role());
            facts.put("canShare", now.canShare());
            facts.put("canCompute", now.canCompute());
        }
        tell(List.of(news(now.person(), NewsType.ACCESS_CHANGED, Set.of(Topic.ACCESS), origin, facts)));
    }

    /** Roles on the platform, by the names that the realm has for them. */
    public void rolesChanged(String person, List<String> roles, List<String> given, List<String> taken, Origin origin) {
        if (!person.equals(origin.actor())) {
            Map<String, Object> facts = Map.of("roles", roles, "given", given, "taken", taken);
            tell(List.of(news(person, NewsType.ROLES_CHANGED, Set.of(Topic.ACCESS), origin, facts)));
        }
    }

    /** The first limits of an account are what it begins with, and no news. */
    public void limitsChanged(HeardLimits now, Origin origin) {
        var before = heard.limits(now.account()).orElse(null);
        if (before != null && before.version() >= now.version()) {
            return;
        }
        heard.store(now);
        if (before == null) {
            return;
        }
        var byPerson = new LinkedHashMap<String, List<Map<String, Object>>>();
        var keys = new LinkedHashMap<>(before.limits());
        keys.putAll(now.limits());
        keys.keySet().forEach(key -> {
            var was = before.limits().get(key);
            var is = now.limits().get(key);
            if (!same(was, is)) {
                concerned(now.account(), key)
                        .forEach(person -> byPerson.computeIfAbsent(person, none -> new ArrayList<>())
                                .add(change(key, was, is)));
            }
        });
        var news = new ArrayList<News>();
        byPerson.forEach((person, changes) -> {
            if (!person.equals(origin.actor())) {
                Map<String, Object> facts = Map.of("account", now.account(), "changes", changes);
                news.add(news(person, NewsType.LIMITS_CHANGED, Set.of(Topic.LIMITS), origin, facts));
            }
        });
        tell(news);
    }

    public record QuotaRefusal(
            UUID account,
            UUID workspace,
            String person,
            String resource,
            String scope,
            String limit,
            String used,
            String reserved,
            String asked) {}

    /** A program may ask a hundred times: of one limit it is told once an hour. */
    public void quotaRefused(QuotaRefusal refusal, Origin origin) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("account", refusal.account());
        facts.put("workspace", refusal.workspace());
        facts.put("resource", refusal.resource());
        facts.put("scope", refusal.scope());
        facts.put("limit", refusal.limit());
        facts.put("used", refusal.used());
        facts.put("reserved", refusal.reserved());
        facts.put("asked", refusal.asked());
        var hour = origin.at().truncatedTo(ChronoUnit.HOURS);
        var source =
                String.join("/", "quota", refusal.account().toString(), refusal.scope(), refusal.resource(), "" + hour);
        tell(List.of(
                new News(refusal.person(), NewsType.QUOTA_REFUSED, Set.of(Topic.LIMITS), source, origin.at(), facts)));
    }

    private List<String> concerned(UUID account, LimitKey key) {
        return switch (key.scope()) {
            case "ACCOUNT" -> heard.payingWith(account);
            case "WORKSPACE" -> heard.computingIn(UUID.fromString(key.id()));
            default -> List.of(key.id());
        };
    }

    private static Map<String, Object> change(LimitKey key, BigDecimal was, BigDecimal is) {
        var change = new HashMap<String, Object>();
        change.put("scope", key.scope());
        change.put("id", key.id());
        change.put("resource", key.resource());
        if (was != null) {
            change.put("before", was.toPlainString());
        }
        if (is != null) {
            change.put("after", is.toPlainString());
        }
        return change;
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
    }

    private static News news(
            String person, NewsType type, Set<Topic> topics, Origin origin, Map<String, Object> facts) {
        return new News(person, type, topics, origin.source(), origin.at(), facts);
    }

    private void tell(List<News> news) {
        deliveries.spread(news, clock.instant());
    }
}
