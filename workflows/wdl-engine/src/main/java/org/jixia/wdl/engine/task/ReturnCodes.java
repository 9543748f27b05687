package org.jixia.wdl.engine.task;

import java.util.Set;

/** The exit codes that count as success. */
public record ReturnCodes(boolean any, Set<Integer> codes) {
    public static final ReturnCodes ZERO = new ReturnCodes(false, Set.of(0));
    public static final ReturnCodes ANY = new ReturnCodes(true, Set.of());

    public boolean accepts(int code) {
        return any || codes.contains(code);
    }
}
