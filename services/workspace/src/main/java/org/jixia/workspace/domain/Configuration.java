package org.jixia.workspace.domain;

import java.util.Map;
import java.util.UUID;

/**
 * How a workflow meets a table: which bundle by digest, which table, an expression an input, a target an output. Without a table
 * it runs once, on literals and workspace data alone.
 */
public record Configuration(
        UUID id,
        UUID workspace,
        String name,
        String digest,
        String table,
        Map<String, String> inputs,
        Map<String, String> outputs,
        Workflow workflow,
        long version) {
    Configuration with(Map<String, String> otherInputs) {
        return new Configuration(id, workspace, name, digest, table, otherInputs, outputs, workflow, version);
    }
}
