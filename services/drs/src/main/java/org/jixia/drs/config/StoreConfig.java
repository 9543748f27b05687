package org.jixia.drs.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The S3 store: only drs holds its key. */
@ConfigMapping(prefix = "jixia.storage")
public interface StoreConfig {
    /** Where this service and tasks reach the store. */
    URI internal();

    /** Where persons' browsers and programs reach it; its host is part of every signature given to them. */
    URI external();

    @WithDefault("us-east-1")
    String region();

    String accessKey();

    String secretKey();
}
