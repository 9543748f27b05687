package org.jixia.people.domain.notifications;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A way to reach a person, and what about.
 *
 * @param url where a webhook posts to; null for mail, which goes to the address that the realm has verified
 * @param secret signs what a webhook posts; null for mail
 */
public record Channel(
        UUID id, String person, Kind kind, String url, Secret secret, Set<Topic> topics, Instant createdAt) {

    public enum Kind {
        EMAIL,
        WEBHOOK
    }

    /** The key of a webhook's signatures; never in a log, so without a text of its own. */
    public record Secret(byte[] bytes) {
        @Override
        public String toString() {
            return "secret";
        }
    }
}
