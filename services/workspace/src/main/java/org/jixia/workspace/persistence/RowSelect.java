package org.jixia.workspace.persistence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jixia.workspace.domain.Cells;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.DataTable;
import org.jixia.workspace.domain.RowQuery;
import org.jixia.workspace.domain.RowQuery.Filter;
import org.jixia.workspace.domain.Slice;
import org.jixia.workspace.domain.TableRow;

/** A query for rows as SQL; every value and column name of the caller is a bound parameter. */
final class RowSelect {
    private static final Cells CELLS = new Cells(new JacksonJsonText());

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final StringBuilder sql = new StringBuilder(" from table_row where table_id = :table");
    private final DataTable table;
    private final int limit;

    private RowSelect(DataTable table, int limit) {
        this.table = table;
        this.limit = limit;
    }

    static RowSelect of(DataTable table, RowQuery query) {
        var select = new RowSelect(table, query.limit());
        select.build(query);
        return select;
    }

    private void build(RowQuery query) {
        sql.append(" and ").append(condition(query.filter()));
        if (query.search() != null) {
            var wanted = text(query.search());
            sql.append(" and (position(lower(")
                    .append(wanted)
                    .append(
                            ") in lower(name)) > 0 or exists (select 1 from jsonb_each_text(attributes) c where position(lower(")
                    .append(wanted)
                    .append(") in lower(c.value)) > 0))");
        }
        var byColumn = query.sort() != null;
        var key = byColumn ? "(coalesce(attributes -> " + text(query.sort()) + ", 'null'), name)" : "(name)";
        var order = query.descending() ? " desc" : "";
        if (query.after() != null) {
            sql.append(" and ")
                    .append(key)
                    .append(query.descending() ? " < " : " > ")
                    .append("(");
            if (byColumn) {
                sql.append("cast(").append(text(query.after().sortValue())).append(" as jsonb), ");
            }
            sql.append(text(query.after().name())).append(")");
        }
        var by = byColumn ? "coalesce(attributes -> " + text(query.sort()) + ", 'null')" + order + ", " : "";
        var sorting = "order by " + by + "name" + order;
        sql.append(" ").append(sorting).append(" limit :limit + 1");
        // numbered and measured after the limit: of all other rows the database keeps no more than their order
        sql.insert(
                0,
                "select *, row_number() over (" + sorting + ") as nth,"
                        + " octet_length(attributes::text) + octet_length(written_by::text) as size from (select *");
        sql.append(") few");
    }

    Slice<TableRow> run(Handle handle, Slices.Reading<TableRow> reading) {
        var query = handle.createQuery(Slices.sql(sql.toString())).bind("table", table.id());
        texts.forEach(query::bind);
        return Slices.read(query, limit, reading);
    }

    private String condition(Filter filter) {
        return switch (filter) {
            case Filter.All all -> "true";
            case Filter.And and -> joined(and.parts(), " and ", "true");
            case Filter.Or or -> joined(or.parts(), " or ", "false");
            case Filter.Compare compare -> compare(compare);
        };
    }

    private String joined(List<Filter> parts, String word, String none) {
        return parts.isEmpty() ? none : parts.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
    }

    private String compare(Filter.Compare compare) {
        var isName = compare.column().equals(table.name() + "_id");
        var cell = isName ? "to_jsonb(name)" : "attributes -> " + text(compare.column());
        return switch (compare.operator()) {
            case EQUAL -> cell + " = " + value(compare);
            case NOT_EQUAL -> "(" + cell + ") is distinct from " + value(compare);
            case LESS -> ordered(cell, " < ", compare);
            case LESS_OR_EQUAL -> ordered(cell, " <= ", compare);
            case GREATER -> ordered(cell, " > ", compare);
            case GREATER_OR_EQUAL -> ordered(cell, " >= ", compare);
            case CONTAINS ->
                "position(lower(" + text(String.valueOf(compare.value())) + ") in lower((" + cell + ") #>> '{}')) > 0";
            case EMPTY -> "(" + cell + ") is null";
            case NOT_EMPTY -> "(" + cell + ") is not null";
        };
    }

    /** Only values of one kind have an order: a number is not less than a text. */
    private String ordered(String cell, String operator, Filter.Compare compare) {
        var value = value(compare);
        return "(jsonb_typeof(" + cell + ") = jsonb_typeof(" + value + ") and " + cell + operator + value + ")";
    }

    private String value(Filter.Compare compare) {
        return "cast(" + text(Json.write(fitted(compare))) + " as jsonb)";
    }

    /** A text for a column of numbers or truths means what it says: people type filters. */
    private Object fitted(Filter.Compare compare) {
        var type = table.column(compare.column()).map(Column::type).orElse(null);
        if (!(compare.value() instanceof String typed) || type == null) {
            return compare.value();
        }
        return switch (type) {
            case NUMBER, BOOLEAN -> CELLS.read(typed, type).orElse(typed);
            case TEXT, LIST, JSON, FILE, REFERENCE, REFERENCES -> typed;
        };
    }

    private String text(String value) {
        var name = "p" + texts.size();
        texts.put(name, value);
        return ":" + name;
    }
}
