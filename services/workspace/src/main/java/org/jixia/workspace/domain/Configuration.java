package org.jixia.workspace.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

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

    /** @param seen the version that was looked at */
    Configuration renamed(String otherName, long seen) {
        return new Configuration(id, workspace, otherName, digest, table, inputs, outputs, workflow, seen);
    }

    /** The refusal of a name that another one of the workspace has. */
    public static DomainException taken(String name) {
        return DomainException.of(WorkspaceError.CONFIGURATION_EXISTS, name)
                .with(List.of(Fault.of(WorkspaceError.CONFIGURATION_EXISTS, "name", name)));
    }
}
