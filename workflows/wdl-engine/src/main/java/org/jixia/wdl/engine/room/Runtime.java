package org.jixia.wdl.engine.room;

import java.util.List;
import org.jixia.wdl.engine.run.Warning;
import org.jixia.wdl.engine.task.Resources;
import org.jixia.wdl.engine.task.ReturnCodes;

/** The runtime section of a call, read: what it asks for and what was let pass. */
public record Runtime(
        List<String> containers,
        Resources resources,
        ReturnCodes returnCodes,
        boolean failOnStderr,
        int maxRetries,
        List<Warning> warnings) {}
