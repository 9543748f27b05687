package org.jixia.wdl.engine.evaluation;

import java.util.Locale;
import org.jixia.wdl.engine.value.ValueFault;

/** Units of storage: decimal with K, M, G, T, binary with an i; any case, the B may be left out. */
public final class Units {
    private Units() {}

    public static double bytes(String unit) {
        return switch (unit.strip().toLowerCase(Locale.ROOT)) {
            case "b", "" -> 1;
            case "k", "kb" -> 1e3;
            case "m", "mb" -> 1e6;
            case "g", "gb" -> 1e9;
            case "t", "tb" -> 1e12;
            case "ki", "kib" -> 1024;
            case "mi", "mib" -> 1024.0 * 1024;
            case "gi", "gib" -> 1024.0 * 1024 * 1024;
            case "ti", "tib" -> 1024.0 * 1024 * 1024 * 1024;
            default -> throw new ValueFault("unit_unknown", unit);
        };
    }
}
