package org.jixia.workspace.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One import as the history keeps it.
 *
 * @param table null for workspace data, whose rows are keys
 * @param changed rows that were there and became different
 * @param faults above 0: it was refused
 */
public record TableImport(
        UUID id, UUID workspace, String table, String person, String fileName, Effect effect, Instant at) {
    /** What it did. */
    public record Effect(long rows, long added, long changed, long faults) {
        static Effect refused(long faults) {
            return new Effect(0, 0, 0, faults);
        }
    }
}
