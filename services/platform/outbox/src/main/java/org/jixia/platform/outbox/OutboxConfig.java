package org.jixia.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this service tells and hears. */
@ConfigMapping(prefix = "jixia.outbox")
public interface OutboxConfig {

    /** A topic on which the relay says, after all committed facts, what time it is; for projections that must know their age. */
    Optional<String> tickTopic();

    /** How often it does: less than half of the age that readers accept. */
    @WithDefault("400MS")
    Duration tickEvery();

    /** How often the relay looks for events that nobody woke it for, and tries again to lead. */
    @WithDefault("1S")
    Duration poll();

    /** How long told events are kept for others to repair themselves from. */
    @WithDefault("30")
    int keepDays();

    /** A gap older than this is fetched from its producer. */
    @WithDefault("30S")
    Duration gapAge();

    /** How often the producers' last positions are compared with ours. */
    @WithDefault("60S")
    Duration headCheck();

    /** The wait after the first failure of an event; doubled after each of the five. */
    @WithDefault("200MS")
    Duration retryAfter();
}
