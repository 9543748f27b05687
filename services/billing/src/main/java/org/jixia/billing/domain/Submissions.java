package org.jixia.billing.domain;

import java.util.UUID;

/** The submissions of the workflow service, as far as billing stops them. */
public interface Submissions {

    /** Cancels the submission's runs and refuses later ones; may be repeated. */
    void cancel(UUID submission, String reason);
}
