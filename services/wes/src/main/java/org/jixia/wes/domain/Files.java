package org.jixia.wes.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The object service as the engine needs it. Every call may be repeated. */
public interface Files {

    /** Looks references up with the person's rights; at most 500, answers in the same order. */
    List<Found> resolve(String person, UUID workspace, List<String> references);

    /** Notes which objects the run may read; at most 500 a call. */
    void registerInputs(Run run, List<UUID> objects);

    /** Of these objects, those that are there with the digest. */
    Set<UUID> confirm(List<Pinned> objects);

    /** The bytes of an object if there are no more than so many; null when there are more. */
    byte[] read(String person, UUID workspace, RunId run, UUID object, long most);

    /** Stores a small file as a product of the run. */
    Stored write(Run run, String path, byte[] content);

    /** The same from a file of any size. */
    Stored write(Run run, String path, java.nio.file.Path content);

    record Stored(UUID id, String drsUri, UUID workspace, String path, long size, String sha256) {
        /** The form that expressions see: it ends in the workspace path and name. */
        public String address() {
            return "s3://ws-" + workspace + "/" + path;
        }
    }

    /** The object, or the address of a file that is kept elsewhere and may be read, or why there is neither. */
    record Found(String reference, Stored object, String external, String faultCode, String faultDetail) {
        public boolean there() {
            return object != null || external != null;
        }
    }

    record Pinned(UUID id, String sha256) {}
}
