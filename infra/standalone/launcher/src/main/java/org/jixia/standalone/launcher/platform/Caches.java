package org.jixia.standalone.launcher.platform;

/** What a start does with the ahead-of-time caches of JVMs. */
enum Caches {
    /** A cache that fits is used. */
    USED,
    /** None is used, to measure what they bring. */
    IGNORED,
    /** One is recorded, and written when the process ends. */
    RECORDED
}
