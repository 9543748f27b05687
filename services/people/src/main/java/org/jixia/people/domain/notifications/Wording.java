package org.jixia.people.domain.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jixia.people.config.PeopleConfig;
import org.jixia.people.domain.notifications.Mail.Message;
import org.jixia.people.domain.preferences.Preferences;
import org.jixia.platform.errors.Texts;

/** Words a message as mail, in the person's language and time zone: what happened, then where to look. */
@ApplicationScoped
class Wording {
    private static final String PREFIX = "people.mail.";
    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

    private final WorkspaceNames names;
    private final PeopleConfig config;

    @Inject
    Wording(WorkspaceNames names, PeopleConfig config) {
        this.names = names;
        this.config = config;
    }

    Message of(Delivery delivery, Preferences preferences) {
        var language = preferences.language() == null ? config.defaultLanguage() : preferences.language();
        var locale = Locale.of(language);
        var message = switch (delivery.type()) {
            case SUBMISSION_ENDED -> submission(delivery, locale);
            case ACCESS_CHANGED -> access(delivery.facts(), locale);
            case ROLES_CHANGED -> roles(delivery.facts(), locale);
            case LIMITS_CHANGED -> limits(delivery.facts(), locale);
            case QUOTA_REFUSED -> refusal(delivery.facts(), locale);
            case TEST -> new Message(text("test.subject", locale), text("test.text", locale));
        };
        var when = time(delivery.happenedAt(), preferences.timeZone(), locale);
        var end = text("end", locale, when, config.publicUrl() + "/account");
        return new Message(message.subject(), message.text() + "\n\n" + end + "\n");
    }

    private Message submission(Delivery delivery, Locale locale) {
        var facts = delivery.facts();
        var workspace = name(facts);
        var counts = (Map<?, ?>) facts.get("counts");
        var failed = number(counts, "FAILED");
        var outcome = facts.get("state").equals("ABORTED") ? "aborted" : failed > 0 ? "failed" : "done";
        var link = config.publicUrl() + "/workspaces/" + facts.get("workspace") + "/submissions/"
                + facts.get("submission");
        return new Message(
                oneLine(text("submission." + outcome + ".subject", locale, facts.get("workflow"), workspace)),
                text(
                        "submission.text",
                        locale,
                        facts.get("workflow"),
                        workspace,
                        number(counts, "COMPLETE"),
                        failed,
                        number(counts, "CANCELED"),
                        link));
    }

    private Message access(Map<String, Object> facts, Locale locale) {
        var workspace = name(facts);
        var change = facts.get("change").toString().toLowerCase(Locale.ROOT);
        var subject = oneLine(text("access." + change + ".subject", locale, workspace));
        if (change.equals("removed")) {
            return new Message(subject, text("access.removed.text", locale, workspace));
        }
        var role = text("role." + facts.get("role"), locale);
        var lines = new ArrayList<>(List.of(text("access.text", locale, workspace, role)));
        if (Boolean.TRUE.equals(facts.get("canCompute"))) {
            lines.add(text("access.compute", locale));
        }
        if (Boolean.TRUE.equals(facts.get("canShare"))) {
            lines.add(text("access.share", locale));
        }
        lines.add(config.publicUrl() + "/workspaces/" + facts.get("workspace"));
        return new Message(subject, String.join("\n", lines));
    }

    private Message roles(Map<String, Object> facts, Locale locale) {
        var lines = new ArrayList<String>();
        for (var change : List.of("given", "taken")) {
            ((List<?>) facts.get(change))
                    .forEach(role -> lines.add(text("roles." + change, locale, text("platform-role." + role, locale))));
        }
        lines.add(text("roles.when", locale));
        return new Message(text("roles.subject", locale), String.join("\n", lines));
    }

    private Message limits(Map<String, Object> facts, Locale locale) {
        var lines = new ArrayList<>(List.of(text("limits.text", locale)));
        for (var one : (List<?>) facts.get("changes")) {
            var change = (Map<?, ?>) one;
            var resource = change.get("resource").toString();
            var scope = text("scope." + change.get("scope"), locale);
            lines.add(text(
                    "limits.line",
                    locale,
                    text("resource." + resource, locale),
                    scope,
                    amount(resource, change.get("before"), locale),
                    amount(resource, change.get("after"), locale)));
        }
        return new Message(text("limits.subject", locale), String.join("\n", lines));
    }

    private Message refusal(Map<String, Object> facts, Locale locale) {
        var resource = facts.get("resource").toString();
        var text = text(
                "quota.text",
                locale,
                name(facts),
                text("resource." + resource, locale),
                text("scope." + facts.get("scope"), locale),
                amount(resource, facts.get("limit"), locale),
                amount(resource, facts.get("used"), locale),
                amount(resource, facts.get("reserved"), locale),
                amount(resource, facts.get("asked"), locale));
        var link = config.publicUrl() + "/workspaces/" + facts.get("workspace") + "/cost";
        return new Message(text("quota.subject", locale), text + "\n\n" + link);
    }

    private static String amount(String resource, Object value, Locale locale) {
        if (value == null) {
            return text("no-limit", locale);
        }
        var amount = new BigDecimal(value.toString());
        var shown = switch (resource) {
            case "CONCURRENT_CPU_MILLIS" -> amount.movePointLeft(3);
            case "STORAGE_BYTES" -> amount.divide(GIBIBYTE, MathContext.DECIMAL32);
            default -> amount;
        };
        return shown.stripTrailingZeros().toPlainString();
    }

    private String name(Map<String, Object> facts) {
        return names.of(UUID.fromString(facts.get("workspace").toString()));
    }

    private static int number(Map<?, ?> counts, String state) {
        return counts.get(state) instanceof Number count ? count.intValue() : 0;
    }

    private static String time(Instant at, String zone, Locale locale) {
        var form = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", locale);
        return form.withZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone)).format(at);
    }

    /** Names are people's texts: a subject is one line, whatever they wrote. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String text(String key, Locale locale, Object... arguments) {
        return Texts.text(PREFIX + key, locale, List.of(arguments));
    }
}
