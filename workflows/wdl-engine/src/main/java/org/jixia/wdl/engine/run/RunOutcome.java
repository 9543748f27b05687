package org.jixia.wdl.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How a run ended. */
public sealed interface RunOutcome {
    /** Output names ({@code workflow.output}) with their values; files as the {@code drs://} text where it is known. */
    record Complete(ObjectNode outputs) implements RunOutcome {}

    /** The first failure is the one that was met first. */
    record Failed(List<Failure> failures) implements RunOutcome {}

    record Canceled(String reason) implements RunOutcome {}
}
