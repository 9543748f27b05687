package org.jixia.people.domain.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jixia.people.domain.Persons;
import org.jixia.people.domain.notifications.Answer.Code;
import org.jixia.people.domain.preferences.PreferenceService;

/** One attempt: to a person who may still sign in, by the way out that the channel names. */
@ApplicationScoped
class Carriage {
    private final ChannelRepository channels;
    private final Persons persons;
    private final PreferenceService preferences;
    private final Wording wording;
    private final Mail mail;
    private final Webhooks webhooks;

    @Inject
    Carriage(
            ChannelRepository channels,
            Persons persons,
            PreferenceService preferences,
            Wording wording,
            Mail mail,
            Webhooks webhooks) {
        this.channels = channels;
        this.persons = persons;
        this.preferences = preferences;
        this.wording = wording;
        this.mail = mail;
        this.webhooks = webhooks;
    }

    /** Throws when something of the platform that the message needs does not answer. */
    Answer attempt(Delivery delivery) {
        var channel = channels.find(delivery.channel()).orElse(null);
        var person = persons.present(delivery.person()).orElse(null);
        if (channel == null || person == null) {
            return Answer.of(Code.PERSON_GONE);
        }
        return switch (channel.kind()) {
            case WEBHOOK -> webhooks.post(channel, delivery);
            case EMAIL -> mail(delivery, person.email());
        };
    }

    private Answer mail(Delivery delivery, String address) {
        if (!mail.available()) {
            return Answer.of(Code.MAIL_OFF);
        }
        if (address == null) {
            return Answer.of(Code.NO_ADDRESS);
        }
        var message = wording.of(delivery, preferences.of(delivery.person()));
        return mail.send(delivery.id(), address, message);
    }
}
