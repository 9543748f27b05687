package org.jixia.people.domain.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where client tokens are kept, by the digest of their text. */
public interface TokenRepository {

    /** Keeps other changes to this person's tokens waiting until the transaction ends. */
    void lock(String person);

    /** The person's tokens that are good at this time. */
    List<ClientToken> good(String person, Instant now);

    void insert(ClientToken token, byte[] digest);

    /** Newest first, those older than {@code before}; null: from the newest. */
    List<ClientToken> list(String person, UUID before, int limit);

    Optional<ClientToken> find(String person, UUID id);

    /** False when it was revoked already. */
    boolean revoke(UUID id, Instant at);

    Optional<ClientToken> byDigest(byte[] digest);

    /** Notes a use, at most once a minute. */
    void used(UUID id, Instant at);

    /** Forgets the person's tokens that ended before. */
    void forget(String person, Instant endedBefore);
}
