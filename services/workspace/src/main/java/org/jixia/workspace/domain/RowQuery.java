package org.jixia.workspace.domain;

import java.util.List;

/** Which rows, in which order, from where on. */
public record RowQuery(Filter filter, String search, String sort, boolean descending, Position after, int limit) {
    /** The last row of the page before: the JSON of its sort value (null when sorted by name) and its name. */
    public record Position(String sortValue, String name) {}

    /** A condition on the cells of a row. */
    public sealed interface Filter {
        /** Every row. */
        record All() implements Filter {}

        record And(List<Filter> parts) implements Filter {}

        record Or(List<Filter> parts) implements Filter {}

        record Compare(String column, Operator operator, Object value) implements Filter {}
    }

    /** How a cell is compared. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        CONTAINS,
        EMPTY,
        NOT_EMPTY
    }
}
