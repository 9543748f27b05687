package org.jixia.people.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an administrator may set of people. The mail server stands under {@code quarkus.mailer}; mail is off until its {@code from} is set. */
@ConfigMapping(prefix = "jixia.people")
public interface PeopleConfig {

    /** Address that people reach the portal at: where links in messages lead. */
    URI publicUrl();

    /** Client tokens that a person may have at a time: more are a sign that old ones are forgotten. */
    @WithDefault("20")
    int tokensPerPerson();

    /** Webhooks that a person may have. */
    @WithDefault("5")
    int webhooksPerPerson();

    /** Language of messages to a person who has chosen none: {@code zh} or {@code en}. */
    @WithDefault("zh")
    String defaultLanguage();

    /** Hosts that webhooks may call although they are inside this installation's network, or by plain http. */
    Optional<Set<String>> trustedWebhookHosts();

    /** Time that a receiver of a webhook has for its whole answer. */
    @WithDefault("10S")
    Duration webhookTimeout();

    /** How often it is looked whether a message is due. */
    @WithDefault("2S")
    Duration deliverEvery();

    /** Pauses after the first, second, … failed attempt; after the last a message has failed. */
    @WithDefault("5S,1M,5M,30M,2H,5H,10H")
    List<Duration> retryPauses();

    /** How long the log keeps a message that has ended. */
    @WithDefault("30D")
    Duration keepDeliveries();

    /** How often it is looked whether a change of an account was left unfinished by a crash. */
    @WithDefault("5S")
    Duration finishChangesEvery();
}
