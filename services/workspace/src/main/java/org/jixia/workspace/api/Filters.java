package org.jixia.workspace.api;

import java.util.List;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.RowQuery.Filter;
import org.jixia.workspace.domain.RowQuery.Operator;
import org.jixia.workspace.domain.WorkspaceError;

/** Reads a filter from its JSON. */
final class Filters {
    private static final int DEEPEST = 20;

    private Filters() {}

    static Filter parse(String text, JsonText json) {
        if (text == null || text.isBlank()) {
            return new Filter.All();
        }
        return filter(json.parse(text).orElseThrow(() -> refused(text)).value(), 0);
    }

    private static Filter filter(Object value, int depth) {
        if (!(value instanceof Map<?, ?> node) || depth > DEEPEST) {
            throw refused(value);
        }
        if (node.get("and") instanceof List<?> parts) {
            return new Filter.And(
                    parts.stream().map(part -> filter(part, depth + 1)).toList());
        }
        if (node.get("or") instanceof List<?> parts) {
            return new Filter.Or(
                    parts.stream().map(part -> filter(part, depth + 1)).toList());
        }
        if (!(node.get("column") instanceof String column)) {
            throw refused(node);
        }
        return new Filter.Compare(column, operator(String.valueOf(node.get("op"))), node.get("value"));
    }

    private static Operator operator(String text) {
        return switch (text) {
            case "=" -> Operator.EQUAL;
            case "!=" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "contains" -> Operator.CONTAINS;
            case "empty" -> Operator.EMPTY;
            case "notEmpty" -> Operator.NOT_EMPTY;
            default -> throw refused(text);
        };
    }

    private static DomainException refused(Object what) {
        return DomainException.of(WorkspaceError.FILTER_INVALID, String.valueOf(what));
    }
}
