package org.jixia.wdl.language.ast;

import java.util.List;
import java.util.Optional;

/** One WDL file as written. */
public record Document(
        Position position,
        WdlVersion version,
        List<Import> imports,
        List<StructDefinition> structs,
        List<Task> tasks,
        Optional<Workflow> workflow)
        implements Node {}
