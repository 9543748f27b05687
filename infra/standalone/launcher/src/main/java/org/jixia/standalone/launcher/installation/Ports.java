package org.jixia.standalone.launcher.installation;

/** The ports of an installation, all counted from one base so that several stand side by side. */
public record Ports(int base) {

    /** The highest offset in use; a base must leave room for it. */
    private static final int LAST = 16;

    public static final int DEFAULT_BASE = 18000;

    public Ports {
        if (base < 1024 || base > 65535 - LAST) {
            throw new IllegalArgumentException("A port base lies between 1024 and " + (65535 - LAST));
        }
    }

    public int gateway() {
        return base;
    }

    public int store() {
        return base + 1;
    }

    public int identity() {
        return base + 2;
    }

    public int identityManagement() {
        return base + 3;
    }

    public int database() {
        return base + 4;
    }

    public int broker() {
        return base + 5;
    }

    public int brokerController() {
        return base + 6;
    }

    public int offset(int offset) {
        return base + offset;
    }
}
