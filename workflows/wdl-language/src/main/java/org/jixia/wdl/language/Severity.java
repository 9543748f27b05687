package org.jixia.wdl.language;

/** How bad a diagnostic is. */
public enum Severity {
    /** The bundle cannot run. */
    ERROR,
    /** It runs, but not everywhere, or perhaps not as meant. */
    WARNING
}
