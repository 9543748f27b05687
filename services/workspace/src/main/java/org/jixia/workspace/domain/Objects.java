package org.jixia.workspace.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What drs does for tables: finds the objects behind paths and addresses. */
public interface Objects {
    /** Up to 500 references at a time; a reference that leads nowhere has a fault instead of an address. */
    Map<String, Resolved> resolve(String person, UUID workspace, List<String> references);

    /** The drs:// address (or an address outside that may be used as it is), or why there is none. */
    record Resolved(String drsUri, String fault) {}

    /** Refers in the clone to the next files of the original under their paths; the last path, or nothing at the end. */
    Optional<String> refer(UUID clone, UUID billingAccount, FollowingRepository.Place place);
}
