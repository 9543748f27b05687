package org.jixia.standalone.launcher.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jixia.standalone.launcher.installation.Ports;

/**
 * The services of the platform, with the port offset, heap and compiler that suit each. Those that digest bytes or
 * evaluate much need the optimising compiler; the others start faster and stay smaller without it.
 */
public enum Service {
    WORKSPACE(10, 192, false),
    DRS(11, 256, true),
    WES(12, 512, true),
    TES(13, 256, true),
    BILLING(14, 160, false),
    AUDIT(15, 160, false),
    PEOPLE(16, 160, false),
    EDGE(0, 160, false);

    private final int offset;
    private final int heapMegabytes;
    private final boolean optimised;

    Service(int offset, int heapMegabytes, boolean optimised) {
        this.offset = offset;
        this.heapMegabytes = heapMegabytes;
        this.optimised = optimised;
    }

    /** The services behind the edge, each with a database of its own. */
    public static List<Service> backends() {
        return Arrays.stream(values()).filter(service -> service != EDGE).toList();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int port(Ports ports) {
        return ports.offset(offset);
    }

    public String url(Ports ports) {
        return "http://127.0.0.1:" + port(ports);
    }

    public int heapMegabytes() {
        return heapMegabytes;
    }

    public boolean optimised() {
        return optimised;
    }
}
