package org.jixia.wdl.engine.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.types.WdlType;

/** Types of a callee's inputs by name. */
final class Types {
    private Types() {}

    static Map<String, WdlType> ofInputs(CheckedDocument document, Callable callable) {
        Map<String, WdlType> types = new LinkedHashMap<>();
        callable.inputs().forEach(input -> types.put(input.name(), document.typeOf(input)));
        return types;
    }
}
