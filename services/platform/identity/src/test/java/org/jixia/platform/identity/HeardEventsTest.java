package org.jixia.platform.identity;

import org.jixia.platform.testing.EventSchemas;
import org.junit.jupiter.api.Test;

/** The schema of members still promises what the projection reads. */
class HeardEventsTest {
    @Test
    void membersTellWhatTheProjectionKeeps() {
        EventSchemas.heard("workspace", "MemberChanged", MemberConsumer.MemberChanged.class);
    }
}
