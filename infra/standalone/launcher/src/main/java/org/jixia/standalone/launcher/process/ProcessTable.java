package org.jixia.standalone.launcher.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jixia.standalone.launcher.installation.PrivateFiles;

/** Remembers the children of an installation across commands: one small file each. */
public record ProcessTable(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    public void remember(ProcessRecord record) {
        try {
            PrivateFiles.write(file(record.name()), JSON.writeValueAsString(record) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The record of that child, dead or alive; a damaged record counts as none. */
    public Optional<ProcessRecord> find(String name) {
        try {
            return Optional.of(JSON.readValue(file(name).toFile(), ProcessRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public Optional<ProcessRecord> findAlive(String name) {
        return find(name).filter(ProcessRecord::alive);
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot remove the record of " + name, e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
