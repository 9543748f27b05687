package org.jixia.drs.domain.references;

import java.util.Set;
import org.jixia.platform.errors.Fault;

/** Objects of other DRS servers that an administrator knows by their authorities; only what they give to everybody. */
public interface ForeignObjects {

    Set<String> authorities();

    /** Where the bytes of {@code drs://<authority>/<id>} are now. Asks that server, so never inside a transaction. */
    Located locate(String authority, String id);

    /** Exactly one of an https address and the reason why there is none. */
    record Located(String url, Fault fault) {}
}
