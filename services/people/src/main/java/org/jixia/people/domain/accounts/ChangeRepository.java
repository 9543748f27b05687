package org.jixia.people.domain.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where the one change of an account stands that is being made. */
public interface ChangeRepository {

    /** False while another is under way. */
    boolean claim(AccountChange change, Instant until);

    /** From now on the realm may have been asked. */
    void intend(AccountChange change);

    /** Lets any replica go on with it. */
    void release(UUID id, Instant now);

    /** True for the one that ended it. */
    boolean end(UUID id);

    /** An intended one that nobody works at any more, now claimed anew; one that was only claimed is forgotten. */
    Optional<AccountChange> abandoned(Instant now, Instant until);
}
