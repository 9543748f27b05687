package org.jixia.people.domain.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jixia.people.config.PeopleConfig;
import org.jixia.people.domain.PeopleError;
import org.jixia.people.domain.notifications.Channel.Kind;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.ids.Ids;

/** Makes and changes a person's channels, and tries them. */
@ApplicationScoped
public class ChannelService {
    /** Standard Webhooks asks for 24 to 64. */
    private static final int SECRET_BYTES = 32;

    private static final int TESTS = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ChannelRepository channels;
    private final DeliveryRepository deliveries;
    private final Webhooks webhooks;
    private final PeopleConfig config;
    private final Clock clock;

    @Inject
    public ChannelService(
            ChannelRepository channels,
            DeliveryRepository deliveries,
            Webhooks webhooks,
            PeopleConfig config,
            Clock clock) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.config = config;
        this.clock = clock;
    }

    public List<Channel> list(String person) {
        return channels.list(person);
    }

    /** A second mail channel is the first one with these topics; a second webhook to the same address is another. */
    @Transactional
    public Channel create(String person, Kind kind, String url, Set<Topic> topics) {
        check(kind, url, topics);
        channels.lock(person);
        var present = channels.list(person).stream()
                .filter(channel -> channel.kind() == kind)
                .toList();
        if (kind == Kind.EMAIL && !present.isEmpty()) {
            channels.update(person, present.getFirst().id(), null, topics);
            return channels.find(present.getFirst().id()).orElseThrow();
        }
        if (kind == Kind.WEBHOOK && present.size() >= config.webhooksPerPerson()) {
            throw DomainException.of(PeopleError.TOO_MANY_CHANNELS, config.webhooksPerPerson());
        }
        var secret = kind == Kind.WEBHOOK ? new Channel.Secret(random()) : null;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var made = new Channel(Ids.next(), person, kind, url, secret, topics, now);
        channels.insert(made);
        return made;
    }

    @Transactional
    public Channel change(String person, UUID id, String url, Set<Topic> topics) {
        var present = owned(person, id);
        check(present.kind(), url, topics);
        channels.update(person, id, url, topics);
        return owned(person, id);
    }

    /** One that is gone is success for whoever had it; others' look like none. */
    @Transactional
    public void remove(String person, UUID id) {
        if (!channels.remove(person, id)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
    }

    /** A message that says it is one, on its way at once. */
    @Transactional
    public Delivery test(String person, UUID id) {
        var channel = owned(person, id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (deliveries.testsSince(id, now.minus(Duration.ofHours(1))) >= TESTS) {
            throw DomainException.of(PeopleError.TOO_MANY_TESTS, TESTS);
        }
        var news = new News(person, NewsType.TEST, Set.of(), "test/" + Ids.next(), now, Map.of());
        return deliveries.add(channel.id(), news, now);
    }

    private Channel owned(String person, UUID id) {
        return channels.find(id)
                .filter(channel -> channel.person().equals(person))
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private void check(Kind kind, String url, Set<Topic> topics) {
        var faults = new ArrayList<Fault>();
        if (kind == null) {
            faults.add(Fault.of(PeopleError.CHANNEL_KIND, "kind"));
        } else if (kind == Kind.WEBHOOK) {
            webhooks.fault(url).ifPresent(faults::add);
        } else if (url != null) {
            faults.add(Fault.of(PeopleError.MAIL_HAS_NO_URL, "url"));
        }
        if (topics.isEmpty()) {
            faults.add(Fault.of(PeopleError.TOPICS, "topics"));
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(PeopleError.INVALID).with(faults);
        }
    }

    private static byte[] random() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
