package org.jixia.drs.domain.references;

/** Addresses that begin with {@code prefix} mean the same below {@code target}. */
public record AddressMapping(String prefix, String target) {}
