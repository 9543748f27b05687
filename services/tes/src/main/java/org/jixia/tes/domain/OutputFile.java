package org.jixia.tes.domain;

/** A stored output: path as the task knows it, address as the author asked, and the object it became. */
public record OutputFile(
        String path, String url, String objectId, long size, String sha256, String workspacePath, Boolean directory) {}
