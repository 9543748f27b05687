package org.jixia.tes.domain.execution;

import org.jixia.tes.domain.StoredTask;

/** Keeps a fresh token of the task beside its room while it lives. */
public interface Tokens {

    /** Writes a token now, and again at each half of its life until closed. */
    AutoCloseable keep(StoredTask task, Room room);
}
