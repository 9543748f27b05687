package org.jixia.wdl.engine.run;

import java.util.List;

/** What follows from an event: rows to store, in one transaction with the event, and commands to carry out after it. */
public record Decision(List<NodeRecord> changes, List<Command> commands, List<Warning> warnings) {}
