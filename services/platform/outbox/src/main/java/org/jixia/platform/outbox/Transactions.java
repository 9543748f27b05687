package org.jixia.platform.outbox;

import java.util.function.Supplier;

/** Runs work in a new database transaction in which every Jdbi handle of the thread takes part. */
interface Transactions {

    <T> T call(Supplier<T> work);
}
