package org.jixia.workspace.events;

import org.jixia.platform.testing.EventSchemas;
import org.junit.jupiter.api.Test;

/** The schema of ended runs still promises what is read of them. */
class HeardEventsTest {
    @Test
    void endedRunsTellWhatIsWrittenToRows() {
        EventSchemas.heard("wes", "RunFinished", RunConsumer.RunFinished.class);
    }
}
