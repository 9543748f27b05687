package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns the expressions of a configuration into the inputs of each row; every fault of every row is collected. */
@ApplicationScoped
public class Evaluation {
    private final TableRepository tables;
    private final JsonText json;

    @Inject
    public Evaluation(TableRepository tables, JsonText json) {
        this.tables = tables;
        this.json = json;
    }

    /** Inputs by row name, under the names that the workflow gives them. */
    Map<String, Map<String, Object>> inputs(Configuration configuration, List<TableRow> rows, Faults faults) {
        var scope = new Scope(configuration.workspace(), tables.data(configuration.workspace()), new HashMap<>());
        var all = new LinkedHashMap<String, Map<String, Object>>();
        for (var row : rows) {
            all.put(row.name(), ofRow(configuration, row, scope, faults));
        }
        return all;
    }

    private Map<String, Object> ofRow(Configuration configuration, TableRow row, Scope scope, Faults faults) {
        var inputs = new LinkedHashMap<String, Object>();
        for (var input : configuration.workflow().inputs()) {
            var source = configuration.inputs().get(configuration.workflow().bare(input.name()));
            if (source == null) {
                continue;
            }
            var where =
                    "row " + row.name() + ", input " + configuration.workflow().bare(input.name());
            var found = value(
                    Expression.parse(source, json).orElseThrow(), configuration.table(), row, scope, where, faults);
            if (found.value() == null) {
                if (!input.optional() && !found.faulty()) {
                    faults.add(WorkspaceError.EXPRESSION_EMPTY, where, source);
                }
                continue;
            }
            inputs.put(input.name(), fitted(input, found));
        }
        return inputs;
    }

    /** A single value for an Array input becomes an array of one; a number for a String its text. Other mismatches wes names. */
    private static Object fitted(Workflow.Input input, Found found) {
        if (input.isArray()) {
            var items = found.value() instanceof List<?> list ? list : List.of(found.value());
            return input.type().startsWith("Array[String")
                    ? items.stream().map(Evaluation::text).toList()
                    : items;
        }
        return input.type().startsWith("String") ? text(found.value()) : found.value();
    }

    private static Object text(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case null, default -> value;
        };
    }

    private Found value(Expression expression, String table, TableRow row, Scope scope, String where, Faults faults) {
        return switch (expression) {
            case Expression.Literal literal -> new Found(literal.value(), false);
            case Expression.OfWorkspace workspace -> {
                var datum = scope.data().get(workspace.key());
                yield new Found(datum == null ? null : datum.value(), false);
            }
            case Expression.OfRow path -> follow(path.path(), table, row, scope, where, faults);
        };
    }

    private Found follow(
            List<String> path, String tableName, TableRow start, Scope scope, String where, Faults faults) {
        var table = table(tableName, scope);
        var rows = List.of(start);
        var many = false;
        for (var step : path.subList(0, path.size() - 1)) {
            var column = table == null ? null : table.column(step).orElse(null);
            if (column == null || column.target() == null) {
                faults.add(WorkspaceError.NOT_A_REFERENCE, where, step);
                return new Found(null, true);
            }
            many |= column.type() == ColumnType.REFERENCES;
            table = table(column.target(), scope);
            rows = targets(rows, column, table);
        }
        return last(path.getLast(), table, rows, many, where, faults);
    }

    private Found last(String column, DataTable table, List<TableRow> rows, boolean many, String where, Faults faults) {
        var values = new ArrayList<Object>();
        var faulty = false;
        for (var row : rows) {
            var value = table != null && column.equals(table.name() + "_id")
                    ? row.name()
                    : row.attributes().get(column);
            if (value == null && many) {
                faults.add(WorkspaceError.MEMBER_EMPTY, where, row.name(), column);
                faulty = true;
            }
            values.add(value);
        }
        if (many) {
            return new Found(faulty ? null : values, faulty);
        }
        return new Found(values.isEmpty() ? null : values.getFirst(), false);
    }

    private DataTable table(String name, Scope scope) {
        return scope.tables()
                .computeIfAbsent(
                        name, wanted -> tables.find(scope.workspace(), wanted).orElse(null));
    }

    /** The rows that a column leads to, in the order of the references, repeated where the references repeat. */
    private List<TableRow> targets(List<TableRow> rows, Column column, DataTable target) {
        var names = new ArrayList<String>();
        for (var row : rows) {
            switch (row.attributes().get(column.name())) {
                case null -> {}
                case List<?> list -> list.forEach(name -> names.add(String.valueOf(name)));
                case Object name -> names.add(String.valueOf(name));
            }
        }
        if (target == null || names.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<String, TableRow>();
        tables.rows(target, List.copyOf(java.util.Set.copyOf(names))).forEach(row -> found.put(row.name(), row));
        return names.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
    }

    private record Scope(UUID workspace, Map<String, TableRepository.Datum> data, Map<String, DataTable> tables) {}

    private record Found(Object value, boolean faulty) {}
}
