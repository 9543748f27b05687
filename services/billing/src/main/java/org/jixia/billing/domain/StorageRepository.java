package org.jixia.billing.domain;

import java.util.List;
import java.util.UUID;

/** Bytes that are kept now, by who pays for them. */
public interface StorageRepository {
    /** Of one account. */
    long bytes(UUID account);

    /** The accounts with stored bytes, the most first, after the given place. */
    List<Kept> byAccount(Kept after, int limit);

    /** @param workspaces how many workspaces keep them */
    record Kept(UUID account, String name, String owner, boolean personal, long bytes, int workspaces) {}
}
