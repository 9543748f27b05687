package org.jixia.workspace.domain;

import java.util.Map;

/** A row: its name, its cells by column (empty ones are absent), its version. */
public record TableRow(String name, Map<String, Object> attributes, long version) {}
