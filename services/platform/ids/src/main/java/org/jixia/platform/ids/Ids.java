package org.jixia.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Makes identifiers: time-ordered ones (UUIDv7), so that inserts land at the end of an index, and the one that follows from a
 * person (UUIDv5), so that every service computes the same personal workspace without asking.
 */
public final class Ids {
    private static final UUID PERSONAL_NAMESPACE = UUID.fromString("6f6b9a5e-3b1f-5d0c-9a0e-6a6978696100");
    private static final TimeBasedEpochGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator();
    private static final NameBasedGenerator PERSONAL = Generators.nameBasedGenerator(PERSONAL_NAMESPACE);

    private Ids() {}

    /** A new UUIDv7; ids made later in this process sort after earlier ones. */
    public static UUID next() {
        return TIME_ORDERED.generate();
    }

    /** The id of the personal workspace of the person with this Keycloak subject. */
    public static UUID personal(String sub) {
        return PERSONAL.generate(sub);
    }
}
