package org.jixia.workspace.domain;

/** The life of a submission. */
public enum SubmissionState {
    /** Its rows are being given to wes. */
    LAUNCHING,
    /** Every row has a run; some have not ended. */
    RUNNING,
    /** Somebody ended it; runs are stopping. */
    ABORTING,
    /** Every row has ended by itself. */
    DONE,
    /** Every row has ended after an abort. */
    ABORTED;

    public boolean isFinal() {
        return this == DONE || this == ABORTED;
    }
}
