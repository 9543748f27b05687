package org.jixia.people.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.people.domain.notifications.HeardRepository.HeardLimits;
import org.jixia.people.domain.notifications.HeardRepository.HeardMember;
import org.jixia.people.domain.notifications.HeardRepository.LimitKey;
import org.jixia.people.domain.notifications.NewsService;
import org.jixia.people.domain.notifications.NewsService.Origin;
import org.jixia.platform.outbox.EventConsumer;
import org.jixia.platform.outbox.ReceivedEvent;

/** Hears the ends of submissions, changes of memberships, changes of limits and launches that they refused. */
@ApplicationScoped
public class NewsConsumer implements EventConsumer {
    private final NewsService news;

    @Inject
    public NewsConsumer(NewsService news) {
        this.news = news;
    }

    record SubmissionEnded(
            UUID submission,
            UUID workspace,
            String person,
            Map<String, Object> workflow,
            String state,
            Map<String, Integer> counts) {}

    record MemberChanged(
            UUID workspace,
            String person,
            String role,
            boolean canShare,
            boolean canCompute,
            long version,
            UUID billingAccount,
            boolean removed) {}

    record LimitsChanged(UUID account, long version, List<Limit> limits) {
        record Limit(String scope, String id, String resource, String value) {}
    }

    record QuotaRefused(
            UUID account,
            UUID workspace,
            String person,
            String resource,
            String scope,
            String limit,
            String used,
            String reserved,
            String asked) {}

    @Override
    public Set<String> topics() {
        return Set.of("jixia.workspace.submissions", "jixia.workspace.members", "jixia.billing.limits");
    }

    @Override
    public void consume(List<ReceivedEvent> batch) {
        batch.stream().filter(event -> event.version() == 1).forEach(this::apply);
    }

    private void apply(ReceivedEvent event) {
        var origin = new Origin(event.topic() + "/" + event.position(), event.time(), event.actor());
        switch (event.name()) {
            case "SubmissionEnded" -> news.submissionEnded(submission(event.as(SubmissionEnded.class)), origin);
            case "MemberChanged" -> news.memberChanged(member(event.as(MemberChanged.class)), origin);
            case "LimitsChanged" -> news.limitsChanged(limits(event.as(LimitsChanged.class)), origin);
            case "QuotaRefused" -> news.quotaRefused(refusal(event.as(QuotaRefused.class)), origin);
            default -> {
                // the starts of submissions are no news
            }
        }
    }

    private static NewsService.Submission submission(SubmissionEnded told) {
        return new NewsService.Submission(
                told.submission(),
                told.workspace(),
                told.person(),
                String.valueOf(told.workflow().getOrDefault("name", told.submission())),
                told.state(),
                told.counts());
    }

    private static HeardMember member(MemberChanged told) {
        return new HeardMember(
                told.workspace(),
                told.person(),
                told.role(),
                told.canShare(),
                told.canCompute(),
                told.billingAccount(),
                told.removed(),
                told.version());
    }

    private static HeardLimits limits(LimitsChanged told) {
        var limits = new LinkedHashMap<LimitKey, BigDecimal>();
        told.limits()
                .forEach(limit -> limits.put(
                        new LimitKey(limit.scope(), limit.id(), limit.resource()), new BigDecimal(limit.value())));
        return new HeardLimits(told.account(), told.version(), limits);
    }

    private static NewsService.QuotaRefusal refusal(QuotaRefused told) {
        return new NewsService.QuotaRefusal(
                told.account(),
                told.workspace(),
                told.person(),
                told.resource(),
                told.scope(),
                told.limit(),
                told.used(),
                told.reserved(),
                told.asked());
    }
}
