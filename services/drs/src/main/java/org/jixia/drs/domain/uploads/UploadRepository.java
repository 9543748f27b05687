package org.jixia.drs.domain.uploads;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.Fault;

/** Uploads in the database; every change names the state it expects and tells whether it was so. */
public interface UploadRepository {

    void insert(Upload upload);

    Optional<Upload> find(UploadId id);

    /** Newest first; in any state and to any path where these are null. */
    List<Upload> list(UUID workspace, UploadState state, String path, UUID before, int limit);

    /** Notes the store's name for an OPEN upload that has none yet. */
    boolean bind(UploadId id, String storeUpload);

    /** OPEN to VERIFYING, with the digest that the bytes must have. */
    boolean complete(UploadId id, String sha256);

    /** Moves from the one state to the other, whoever verifies. */
    boolean move(UploadId id, UploadState from, UploadState to);

    /** Takes the VERIFYING upload that waits longest and that no living verifier works on. */
    Optional<Claim> claim(Duration lease);

    /** Holds on for this long from now; false when another took the upload or it ended. */
    boolean keepClaim(Claim claim, Duration lease);

    /** VERIFYING to an end by who holds the claim; the fault is kept with REJECTED. */
    boolean end(Claim claim, UploadState to, Fault fault);

    /** Lets go of an upload that ended without its verifier, and has it swept (again): bytes may have come since. */
    void leaveEnded(Claim claim);

    /** Counts a verification that ended in an unforeseen fault; gives how many there were. */
    int countFailure(Claim claim);

    /** OPEN uploads whose time has passed. */
    List<Upload> expired(int limit);

    /** Failed uploads with something left in the store, once no verifier is at work on them. */
    List<Upload> unswept(int limit);

    void markSwept(UploadId id);

    /** Uploads of a workspace that have not ended. */
    List<Upload> underWay(UUID workspace, int limit);
}
