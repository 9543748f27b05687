package org.jixia.platform.storage;

import java.time.Instant;

/** An object as the store knows it; size in bytes. The entity tag is opaque: it is not an MD5 for multipart objects. */
public record StoredObject(String bucket, String key, long size, String etag, Instant modified, String contentType) {}
