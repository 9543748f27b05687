package org.jixia.wdl.language.parse;

import java.util.Set;

/**
 * Words that cannot name a declaration, call, task, workflow, namespace or struct. {@code left}, {@code right}, {@code version} and the
 * words that are reserved for later versions are let through: workflows use them, and nothing here is ambiguous.
 */
final class Keywords {
    private static final Set<String> RESERVED = Set.of(
            "Array",
            "Boolean",
            "File",
            "Float",
            "Int",
            "Map",
            "None",
            "Object",
            "Pair",
            "String",
            "alias",
            "as",
            "call",
            "command",
            "else",
            "false",
            "if",
            "in",
            "import",
            "input",
            "meta",
            "object",
            "output",
            "parameter_meta",
            "runtime",
            "scatter",
            "struct",
            "task",
            "then",
            "true",
            "workflow");

    private Keywords() {}

    static boolean isKeyword(String word) {
        return RESERVED.contains(word);
    }
}
