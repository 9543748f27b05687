package org.jixia.workspace.domain;

import java.util.ArrayList;
import java.util.List;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/** Collects the faults of one input: shows the first 1,000, counts all. */
final class Faults {
    private static final int SHOWN = 1000;

    private final List<Fault> shown = new ArrayList<>();
    private long total;

    void add(WorkspaceError error, String where, Object... arguments) {
        add(Fault.of(error, where, arguments));
    }

    void add(Fault fault) {
        total++;
        if (shown.size() < SHOWN) {
            shown.add(fault);
        }
    }

    void addAll(List<Fault> faults) {
        faults.forEach(this::add);
    }

    long total() {
        return total;
    }

    /** Whether more faults would only be counted. */
    boolean isFull() {
        return total >= SHOWN;
    }

    boolean any() {
        return total > 0;
    }

    List<Fault> shown() {
        return List.copyOf(shown);
    }

    void throwIfAny(WorkspaceError error) {
        if (any()) {
            throw DomainException.of(error, total).with(shown).member("totalFaults", total);
        }
    }
}
