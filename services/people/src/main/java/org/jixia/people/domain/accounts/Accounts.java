package org.jixia.people.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of the realm. Each call may be repeated; one that gets no answer throws a refusal of the kind UNAVAILABLE, and one that
 * the realm refuses for good a refusal of another kind.
 */
public interface Accounts {

    /** @param words all must occur in user name, name or e-mail address; @param role null for any */
    record Filter(List<String> words, PlatformRole role) {}

    /** @param next the position to go on from; null at the end */
    record Part(List<Account> items, Integer next) {}

    /** @param lastSeenAt null without a session */
    record Sessions(int open, Instant lastSeenAt) {}

    record NewAccount(String username, String firstName, String lastName, String email) {}

    /** At most so many from a position on, in the order of the realm; may be fewer although there are more. */
    Part list(Filter filter, int first, int most);

    /** @param name null for somebody without one */
    record Called(String id, String username, String name) {}

    /** How those are called that have an account, also a disabled one; ids without one are left out. */
    List<Called> called(Collection<String> ids);

    /** Accounts of services are none. */
    Optional<Account> find(String id);

    Optional<String> idOf(String username);

    /** Whether somebody else who may sign in has the role by themselves, not by a group. */
    boolean hasAdministratorBeside(String id);

    Sessions sessions(String id);

    /** How long a token stays good that somebody holds already. */
    Duration tokenLife();

    void give(String id, Set<PlatformRole> roles);

    void take(String id, Set<PlatformRole> roles);

    void enable(String id, boolean enabled);

    /** Ends all sessions, so that no token is renewed. */
    void signOut(String id);

    /** The id of what was made; its password must be changed at the first sign-in. */
    String create(NewAccount wanted, String password);

    /** A password that must be changed at the next sign-in. */
    void setPassword(String id, String password);
}
