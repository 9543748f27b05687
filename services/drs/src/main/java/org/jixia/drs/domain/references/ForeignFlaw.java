package org.jixia.drs.domain.references;

import org.jixia.platform.errors.Wording;

/** Why another DRS server gives nothing that could be used here: the last argument of {@code DrsError.REFERENCE_FOREIGN}. */
public enum ForeignFlaw implements Wording {
    NOT_AN_ID,
    NO_HTTPS,
    NO_ANSWER,
    STATUS,
    UNUSABLE;

    @Override
    public String family() {
        return "drs.foreign";
    }
}
