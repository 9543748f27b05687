package org.jixia.platform.storage;

/** A part of a multipart upload: number from 1, entity tag as the store gave it, size in bytes. */
public record StoredPart(int number, String etag, long size) {}
