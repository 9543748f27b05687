package org.jixia.tes.domain.execution;

/** The backends of this host by name. */
public interface Backends {
    Backend named(String name);
}
