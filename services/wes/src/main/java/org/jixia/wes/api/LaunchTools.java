package org.jixia.wes.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jixia.wes.domain.Files;
import org.jixia.wes.engine.Shards;

/** What a launch needs beside its checks: JSON, a place for attached files, and those who start it. */
@Singleton
class LaunchTools {

    private final ObjectMapper json;
    private final Files files;
    private final Shards shards;

    LaunchTools(ObjectMapper json, Files files, Shards shards) {
        this.json = json;
        this.files = files;
        this.shards = shards;
    }

    ObjectMapper json() {
        return json;
    }

    Files files() {
        return files;
    }

    Shards shards() {
        return shards;
    }
}
