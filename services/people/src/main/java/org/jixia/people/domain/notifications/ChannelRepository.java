package org.jixia.people.domain.notifications;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where channels are kept. */
public interface ChannelRepository {

    /** Keeps other changes to this person's channels waiting until the transaction ends. */
    void lock(String person);

    List<Channel> list(String person);

    Optional<Channel> find(UUID id);

    void insert(Channel channel);

    /** False when the person has no such channel. */
    boolean update(String person, UUID id, String url, Set<Topic> topics);

    /** With its deliveries; false when the person has no such channel. */
    boolean remove(String person, UUID id);
}
