package org.jixia.wes.domain;

import java.time.Instant;
import java.util.List;

/** Reads when the calls of a run ran. */
public interface TimelineRepository {

    /** The calls added up by name, state and the slices between these moments; what is under way lasts until the later one. */
    List<Timeline.Span> spans(RunId run, Instant from, Instant to);
}
