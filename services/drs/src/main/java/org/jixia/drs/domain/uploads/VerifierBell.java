package org.jixia.drs.domain.uploads;

/** Port that wakes the verification job in this process; a job elsewhere finds the work within a second. */
public interface VerifierBell {
    void ring();
}
