package org.jixia.wdl.language.ast;

import java.util.List;
import java.util.Map;

/** What a call, or a person, can start. */
public sealed interface Callable extends Node permits Task, Workflow {
    String name();

    List<Declaration> inputs();

    List<Declaration> outputs();

    Map<String, MetaValue> meta();

    Map<String, MetaValue> parameterMeta();
}
