package org.jixia.tes.domain;

import java.util.List;
import java.util.UUID;
import org.jixia.tes.domain.execution.Curve;

/** Reads what ended attempts used; their ends wrote it. */
public interface UsageRepository {

    /** No points for an attempt that was short, or that there was not. */
    List<Curve.Point> curve(UUID task, int attempt);
}
