package org.jixia.drs.domain.uploads;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The life of an upload; the table below is all of it. */
public enum UploadState {
    /** Takes parts; room is held until it ends or expires. */
    OPEN,
    /** All parts are there; the server reads the stored bytes. */
    VERIFYING,
    /** The object exists. */
    AVAILABLE,
    /** The stored bytes are not what was stated. */
    REJECTED,
    /** Nobody completed it in time. */
    EXPIRED,
    /** Its owner gave it up. */
    ABORTED;

    /** What happens to an upload. */
    public enum Step {
        COMPLETE,
        VERIFY,
        REJECT,
        EXPIRE,
        ABORT
    }

    private static final Map<UploadState, Map<Step, UploadState>> TABLE = new EnumMap<>(UploadState.class);

    static {
        TABLE.put(OPEN, Map.of(Step.COMPLETE, VERIFYING, Step.EXPIRE, EXPIRED, Step.ABORT, ABORTED));
        TABLE.put(VERIFYING, Map.of(Step.VERIFY, AVAILABLE, Step.REJECT, REJECTED, Step.ABORT, ABORTED));
    }

    /** The state that the step leads to; empty when this state does not allow it. */
    public Optional<UploadState> after(Step step) {
        return Optional.ofNullable(TABLE.getOrDefault(this, Map.of()).get(step));
    }

    public boolean isEnd() {
        return !TABLE.containsKey(this);
    }
}
