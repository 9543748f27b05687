package org.jixia.billing.domain;

import java.util.OptionalLong;
import java.util.UUID;

/** Port to whoever runs tasks: the processors that an account's tasks have now. */
public interface Processors {

    /** In thousandths; nothing while it does not answer. Not inside a transaction. */
    OptionalLong inUse(UUID account);
}
