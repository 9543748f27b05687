package org.jixia.workspace.domain;

import java.util.Map;

/**
 * A row: its name, its cells by column (empty ones are absent), its version.
 *
 * @param writtenBy by column the run that wrote the cell last, and when it started
 */
public record TableRow(String name, Map<String, Object> attributes, long version, Map<String, Object> writtenBy) {
    public TableRow(String name, Map<String, Object> attributes, long version) {
        this(name, attributes, version, Map.of());
    }
}
