package org.jixia.people.clients;

import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jixia.people.config.PeopleConfig;
import org.jixia.people.domain.notifications.Answer;
import org.jixia.people.domain.notifications.Answer.Code;
import org.jixia.people.domain.notifications.Mail;

/** Sends mail through the server that the administrator set under {@code quarkus.mailer}. */
@ApplicationScoped
public class MailClient implements Mail {
    private static final Logger LOG = Logger.getLogger(MailClient.class);
    /** The number that SMTP refuses with. */
    private static final Pattern REPLY = Pattern.compile("\\b[45]\\d\\d\\b");

    private final Mailer mailer;
    private final Optional<String> from;
    private final String domain;

    @Inject
    public MailClient(
            Mailer mailer, PeopleConfig config, @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        this.mailer = mailer;
        this.from = from;
        this.domain = config.publicUrl().getHost();
    }

    @Override
    public boolean available() {
        return from.isPresent();
    }

    @Override
    public Answer send(UUID id, String to, Message message) {
        var mail = io.quarkus.mailer.Mail.withText(to, message.subject(), message.text())
                .addHeader("Message-ID", "<" + id + "@" + domain + ">")
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            mailer.send(mail);
            return Answer.of(Code.TAKEN);
        } catch (RuntimeException e) {
            LOG.warnf("mail %s was not taken: %s", id, e.getMessage());
            var reply = REPLY.matcher(String.valueOf(e.getMessage()));
            return new Answer(Code.MAIL_FAILED, reply.find() ? reply.group() : null);
        }
    }
}
