package org.jixia.drs.domain;

import java.util.UUID;

/** Where bytes lie: in our bucket, in an institution's bucket of the same store, or in a folder of an administrator's root. */
public record BlobAddress(Origin origin, String container, String key) {

    public enum Origin {
        /** Written through us: ours to delete. */
        STORED,
        /** Registered in an institution's bucket: read, never deleted. */
        BUCKET,
        /** Registered below an administrator's folder; {@code container} is the root's name. Read, never deleted. */
        FOLDER
    }

    /** A workspace's bucket; its name is part of the interface ({@code s3://ws-<id>/<path>}). */
    public static String bucketOf(UUID workspace) {
        return "ws-" + workspace;
    }

    /** The place of a new object's bytes: by id and never used again, so that verified bytes cannot be replaced. */
    public static BlobAddress stored(UUID workspace, ObjectId id) {
        return new BlobAddress(Origin.STORED, bucketOf(workspace), "o/" + id);
    }
}
