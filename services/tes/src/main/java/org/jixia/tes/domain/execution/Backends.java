package org.jixia.tes.domain.execution;

import java.util.List;

/** The backends of this host by name. */
public interface Backends {
    Backend named(String name);

    /** All that this service knows, whether they work here or not. */
    List<Backend> all();
}
