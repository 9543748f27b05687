package org.jixia.drs.domain.uploads;

import java.util.UUID;
import org.jixia.platform.ids.Ids;

/** Names one upload or registration; the object that may come of it has an id of its own. */
public record UploadId(UUID value) {
    public static UploadId next() {
        return new UploadId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
