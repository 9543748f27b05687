package org.jixia.people.events;

import org.jixia.platform.testing.EventSchemas;
import org.junit.jupiter.api.Test;

/** The producers' schemas still promise every field that people reads. */
class HeardEventsTest {

    @Test
    void submissionsMembersAndLimitsTellWhatIsNews() {
        EventSchemas.heard("workspace", "SubmissionEnded", NewsConsumer.SubmissionEnded.class);
        EventSchemas.heard("workspace", "MemberChanged", NewsConsumer.MemberChanged.class);
        EventSchemas.heard("billing", "LimitsChanged", NewsConsumer.LimitsChanged.class);
        EventSchemas.heard("billing", "QuotaRefused", NewsConsumer.QuotaRefused.class);
    }
}
