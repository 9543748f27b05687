package org.jixia.people.domain.notifications;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where deliveries are kept and claimed. */
public interface DeliveryRepository {

    /** One delivery for each channel of the person that carries a topic of the news. */
    void spread(Collection<News> news, Instant now);

    /** The delivery of this news through this channel alone. */
    Delivery add(UUID channel, News news, Instant now);

    /** Takes what is due, each for one replica until {@code until}, and counts the attempt. */
    List<Delivery> claim(Instant now, Instant until, int limit);

    /** Notes what became of the attempt; nothing when another attempt has begun since. */
    void settle(Delivery tried, Delivery.State state, Instant nextTryAt, Instant now, Answer answer);

    /** Newest first, those older than {@code before}; null: from the newest. */
    List<Delivery> list(String person, Delivery.State state, UUID before, int limit);

    /** Due now, from its first attempt when it had ended; empty when the person has none of that id. */
    Optional<Delivery> again(String person, UUID id, Instant now);

    int testsSince(UUID channel, Instant since);

    /** Forgets what ended before. */
    void forget(Instant endedBefore);
}
