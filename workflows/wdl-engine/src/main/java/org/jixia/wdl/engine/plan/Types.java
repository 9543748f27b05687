package org.jixia.wdl.engine.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.ast.Callable;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.types.WdlType;

/** Types of a callee's inputs by name. */
final class Types {
    private Types() {}

    static Map<String, WdlType> ofInputs(CheckedDocument document, Callable callable) {
        Map<String, WdlType> types = new LinkedHashMap<>();
        callable.inputs().forEach(input -> types.put(input.name(), document.typeOf(input)));
        return types;
    }

    static Set<String> defaulted(Callable callable) {
        return callable.inputs().stream()
                .filter(input -> input.value().isPresent())
                .map(Declaration::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
