package org.jixia.wdl.engine.task;

/**
 * The fixed paths a task sees. The working directory holds nothing but what the command makes: inputs, texts
 * written by expressions, the script and the two streams lie beside it, so that {@code glob("*")} finds outputs only.
 */
public final class Room {
    public static final String ROOT = "/jixia";
    public static final String WORK = ROOT + "/work";
    public static final String INPUTS = ROOT + "/inputs";
    public static final String WRITTEN = ROOT + "/written";
    public static final String SCRIPT = ROOT + "/script.sh";
    public static final String STDOUT = ROOT + "/stdout";
    public static final String STDERR = ROOT + "/stderr";

    private Room() {}
}
