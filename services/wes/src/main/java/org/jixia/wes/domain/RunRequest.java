package org.jixia.wes.domain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client asked to run, read and checked for form, before its workflow is fetched. */
public record RunRequest(
        String workflowUrl,
        String workflowType,
        String workflowTypeVersion,
        String workflowEngine,
        String workflowEngineVersion,
        String parameters,
        Map<String, String> engineParameters,
        Map<String, String> tags,
        List<Attachment> attachments,
        String echo) {

    /** A file that came with the request; the name keeps its folders and has been checked. */
    public record Attachment(String name, Path file, long size) {}

    public Optional<Attachment> attachment(String name) {
        return attachments.stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
