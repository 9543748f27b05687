package org.jixia.wes.domain;

import java.util.List;

/** Tells others of runs, in the caller's transaction. */
public interface RunEvents {

    void started(List<Run> runs);

    void finished(List<Run> runs);
}
