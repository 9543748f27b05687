package org.jixia.wdl.language.ast;

import java.util.List;
import java.util.Map;

/** A task: inputs, private declarations, one command, outputs, runtime attributes. */
public record Task(
        Position position,
        String name,
        List<Declaration> inputs,
        List<Declaration> declarations,
        Command command,
        List<Declaration> outputs,
        List<RuntimeEntry> runtime,
        Map<String, MetaValue> meta,
        Map<String, MetaValue> parameterMeta)
        implements Callable {}
