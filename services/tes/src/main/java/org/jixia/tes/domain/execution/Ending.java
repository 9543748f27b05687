package org.jixia.tes.domain.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The end of an attempt's commands: one exit for each that ended, and the cause if something else than they ended it. */
public record Ending(List<Exit> exits, Optional<Cause> cause, Usage usage) {

    public Ending {
        exits = List.copyOf(exits);
    }

    public static Ending of(Cause cause) {
        return new Ending(List.of(), Optional.of(cause), Usage.UNKNOWN);
    }

    /** The same with another code of the last command. */
    public Ending lastWas(int code) {
        var all = new ArrayList<>(exits);
        var last = all.removeLast();
        all.add(new Exit(code, last.startedAt(), last.endedAt()));
        return new Ending(all, cause, usage);
    }

    public Ending because(Cause other) {
        return new Ending(exits, Optional.of(other), usage);
    }
}
