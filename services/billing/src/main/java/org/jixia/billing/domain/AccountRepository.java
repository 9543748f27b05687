package org.jixia.billing.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts, their members and limits. */
public interface AccountRepository {

    /** False when it is there already. */
    boolean insert(Account account);

    Optional<Account> find(UUID id);

    /** Finds and locks: whoever reserves from an account or changes its limits does so alone. */
    Optional<Account> lock(UUID id);

    /** Of this person, or all for null; after this id. */
    List<Account> list(String person, UUID after, int limit);

    List<Account.Member> members(UUID account);

    void putMember(UUID account, Account.Member member);

    void removeMember(UUID account, String person);

    List<SpendingLimit> limits(UUID account);

    /** The limits of this scope and id in whichever account. */
    List<SpendingLimit.Held> limitsOn(SpendingLimit.Scope scope, String id);

    void putLimit(UUID account, SpendingLimit limit);

    void removeLimit(UUID account, SpendingLimit.Scope scope, String id, SpendingLimit.Kind resource);

    /** The new version. */
    long raiseLimitsVersion(UUID account);
}
