package org.jixia.wes.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jixia.wes.domain.Files;
import org.jixia.wes.domain.Reservations;
import org.jixia.wes.engine.Shards;

/** What a launch needs beside its checks: JSON, a place for attached files, billing's promise, and those who start it. */
@Singleton
class LaunchTools {

    private final ObjectMapper json;
    private final Files files;
    private final Reservations reservations;
    private final Shards shards;

    LaunchTools(ObjectMapper json, Files files, Reservations reservations, Shards shards) {
        this.json = json;
        this.files = files;
        this.reservations = reservations;
        this.shards = shards;
    }

    ObjectMapper json() {
        return json;
    }

    Files files() {
        return files;
    }

    Reservations reservations() {
        return reservations;
    }

    Shards shards() {
        return shards;
    }
}
