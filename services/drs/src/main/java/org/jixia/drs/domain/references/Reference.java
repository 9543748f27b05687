package org.jixia.drs.domain.references;

import java.util.UUID;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.platform.errors.Fault;

/** What a text that names a file turned out to be. */
public sealed interface Reference {

    /** A {@code drs://} address of ours. */
    record ById(ObjectId id) implements Reference {}

    /** A path in a workspace. */
    record ByPath(UUID workspace, WorkspacePath path) implements Reference {}

    /** An https address that nothing maps to us, or an object of another DRS server: whoever stages it fetches it there. */
    record External(String url) implements Reference {}

    /** Nothing that can be followed; the fault says why. */
    record Unusable(Fault fault) implements Reference {}
}
