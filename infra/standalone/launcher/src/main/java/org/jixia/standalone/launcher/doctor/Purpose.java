package org.jixia.standalone.launcher.doctor;

/** What a machine is asked to do; each includes what comes before it. */
public enum Purpose {
    /** Build and run the platform. */
    RUN,
    /** Run the demonstration, whose tasks use tools of this machine. */
    DEMO,
    /** Run every test, browsers included. */
    TEST
}
