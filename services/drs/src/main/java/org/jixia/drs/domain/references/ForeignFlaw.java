package org.jixia.drs.domain.references;

import org.jixia.platform.errors.Wording;

/** What another DRS server gives that cannot be used here; beside {@code Flaw} the last argument of {@code DrsError.REFERENCE_FOREIGN}. */
public enum ForeignFlaw implements Wording {
    NOT_AN_ID,
    NO_HTTPS,
    UNUSABLE;

    @Override
    public String family() {
        return "drs.foreign";
    }
}
