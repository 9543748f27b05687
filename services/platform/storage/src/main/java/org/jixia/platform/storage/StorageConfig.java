package org.jixia.platform.storage;

import java.net.URI;

/**
 * Where the store is and the key to it.
 *
 * @param internal base address that this service and tasks use
 * @param external base address that persons' clients use; its host is part of every public signature
 */
public record StorageConfig(URI internal, URI external, String region, String accessKey, String secretKey) {}
