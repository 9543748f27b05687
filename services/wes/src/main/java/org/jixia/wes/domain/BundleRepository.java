package org.jixia.wes.domain;

import java.util.Optional;

/** Workflows by the SHA-256 of their bundle's JSON bytes; never changed, never asked for before they are put. */
public interface BundleRepository {

    void put(String digest, byte[] json);

    Optional<byte[]> find(String digest);
}
