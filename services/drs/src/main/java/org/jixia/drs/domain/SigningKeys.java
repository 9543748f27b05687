package org.jixia.drs.domain;

/** Port to secret keys of the installation, made at first use. */
public interface SigningKeys {
    byte[] key(String name);
}
