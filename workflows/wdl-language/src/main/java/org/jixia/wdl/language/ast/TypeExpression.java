package org.jixia.wdl.language.ast;

import java.util.List;

/**
 * A type as written: {@code Array[File?]+?} has the name {@code Array}, one parameter, and both marks.
 * Names other than the built-in ones are structs.
 */
public record TypeExpression(
        Position position, String name, List<TypeExpression> parameters, boolean nonEmpty, boolean optional)
        implements Node {

    @Override
    public String toString() {
        var text = new StringBuilder(name);
        if (!parameters.isEmpty()) {
            text.append('[');
            for (int i = 0; i < parameters.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(parameters.get(i));
            }
            text.append(']');
        }
        return text.append(nonEmpty ? "+" : "").append(optional ? "?" : "").toString();
    }
}
