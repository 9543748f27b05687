package org.jixia.people.domain.accounts;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The roles of the realm that mean something to the platform. Rights inside a workspace are none of these. */
public enum PlatformRole {
    /** Works in workspaces. */
    RESEARCHER,
    /** Decides who may use controlled data. */
    STEWARD,
    /** Runs the platform. */
    ADMINISTRATOR,
    /** Reads and verifies the trail. */
    AUDITOR;

    /** The name that the realm and tokens know it by. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PlatformRole> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }

    /** Those of these names that are platform roles; the realm has others of its own. */
    public static Set<PlatformRole> among(Collection<String> wires) {
        var found = EnumSet.noneOf(PlatformRole.class);
        wires.forEach(wire -> of(wire).ifPresent(found::add));
        return found;
    }

    public static List<String> wires(Collection<PlatformRole> roles) {
        return roles.stream().sorted().map(PlatformRole::wire).toList();
    }
}
