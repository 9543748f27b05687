package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.Fault;

/**
 * Turns the expressions of a configuration into the inputs of each row; every fault of every row is collected. References are
 * followed for some rows together, a query a step; rows whose values together are too many are taken in two halves.
 */
@ApplicationScoped
public class Evaluation {
    /** Values of some rows together, and characters read for one step: what memory should hold. */
    private static final int MOST_VALUES = 100_000;

    private static final long MOST_CHARACTERS = 2 * Slice.CHARACTERS;

    private final TableRepository tables;
    private final JsonText json;

    @Inject
    public Evaluation(TableRepository tables, JsonText json) {
        this.tables = tables;
        this.json = json;
    }

    /** An evaluation of any number of rows, which are given to it in slices. */
    OfConfiguration of(Configuration configuration, Faults faults) {
        return new OfConfiguration(configuration, faults);
    }

    /**
     * The configuration with other inputs for one launch, checked as those that are kept.
     *
     * @param inputs null for the configuration's own
     */
    Configuration with(Configuration configuration, Map<String, String> inputs, Faults faults) {
        if (inputs == null) {
            return configuration;
        }
        var workflow = configuration.workflow();
        return configuration.with(new InputExpressions(workflow, configuration.table(), json).checked(inputs, faults));
    }

    /** The value of an expression for a row, or why it has none. */
    record Previewed(Object value, Fault fault) {}

    /** The row is null without a table, and for a table without rows: then what it would give is not known. */
    Map<String, Previewed> preview(UUID workspace, String table, TableRow row, Map<String, String> expressions) {
        var nothing = new Workflow("", List.of(), List.of());
        var alone = new OfConfiguration(
                new Configuration(workspace, workspace, "", null, table, Map.of(), Map.of(), nothing, 1), new Faults());
        var previews = new LinkedHashMap<String, Previewed>();
        expressions.forEach((name, source) -> previews.put(name, preview(alone, row, name, source)));
        return previews;
    }

    private Previewed preview(OfConfiguration alone, TableRow row, String name, String source) {
        var parsed = Expression.parse(source, json).orElse(null);
        if (parsed == null) {
            var shown = TableImportService.shortened(String.valueOf(source));
            return new Previewed(null, Fault.of(WorkspaceError.EXPRESSION_INVALID, name, shown));
        }
        if (row == null && parsed instanceof Expression.OfRow) {
            return new Previewed(null, null);
        }
        try {
            var rows = List.of(row == null ? new TableRow("", Map.of(), 1) : row);
            var found = alone.values(new Workflow.Input(name, "Any", true), parsed, rows)
                    .getFirst();
            return new Previewed(
                    found.value(),
                    found.faults().isEmpty() ? null : found.faults().getFirst());
        } catch (TooMuch tooMany) {
            return new Previewed(null, Fault.of(WorkspaceError.INPUTS_TOO_LARGE, name, MOST_CHARACTERS));
        }
    }

    /** Takes the inputs of a row, under the names that the workflow gives them. */
    interface Sink {
        void take(String row, Map<String, Object> inputs);
    }

    /** What one evaluation knows: expressions, workspace data and tables are read once. */
    final class OfConfiguration {
        private final Configuration configuration;
        private final Faults faults;
        private final Map<String, TableRepository.Datum> data;
        private final Map<String, Optional<DataTable>> known = new HashMap<>();
        private final Map<Workflow.Input, Expression> sources = new LinkedHashMap<>();

        private OfConfiguration(Configuration configuration, Faults faults) {
            this.configuration = configuration;
            this.faults = faults;
            this.data = tables.data(configuration.workspace());
            for (var input : configuration.workflow().inputs()) {
                var source = source(input);
                if (source != null) {
                    sources.put(input, Expression.parse(source, json).orElseThrow());
                }
            }
        }

        private String source(Workflow.Input input) {
            return configuration.inputs().get(bare(input));
        }

        private String bare(Workflow.Input input) {
            return configuration.workflow().bare(input.name());
        }

        /** Gives the inputs of the rows that have no fault. */
        void inputs(List<TableRow> rows, Sink sink) {
            var found = new LinkedHashMap<Workflow.Input, List<Found>>();
            try {
                sources.forEach((input, source) -> found.put(input, values(input, source, rows)));
            } catch (TooMuch together) {
                if (rows.size() == 1) {
                    var where = where(rows.getFirst(), together.input);
                    faults.add(WorkspaceError.INPUTS_TOO_LARGE, where, MOST_CHARACTERS);
                } else {
                    inputs(rows.subList(0, rows.size() / 2), sink);
                    inputs(rows.subList(rows.size() / 2, rows.size()), sink);
                }
                return;
            }
            for (var i = 0; i < rows.size(); i++) {
                give(rows.get(i), i, found, sink);
            }
        }

        private void give(TableRow row, int index, Map<Workflow.Input, List<Found>> found, Sink sink) {
            var before = faults.total();
            var inputs = new LinkedHashMap<String, Object>();
            found.forEach((input, values) -> {
                var value = values.get(index);
                value.faults().forEach(faults::add);
                if (value.value() != null) {
                    inputs.put(input.name(), fitted(input, value.value()));
                } else if (!input.optional() && value.faults().isEmpty()) {
                    faults.add(
                            WorkspaceError.EXPRESSION_EMPTY,
                            where(row, input),
                            TableImportService.shortened(source(input)));
                }
            });
            if (faults.total() == before) {
                sink.take(row.name(), inputs);
            }
        }

        private String where(TableRow row, Workflow.Input input) {
            return "row " + row.name() + ", input " + bare(input);
        }

        private List<Found> values(Workflow.Input input, Expression source, List<TableRow> rows) {
            return switch (source) {
                case Expression.Literal literal ->
                    rows.stream().map(row -> Found.of(literal.value())).toList();
                case Expression.OfWorkspace workspace -> {
                    var datum = data.get(workspace.key());
                    yield rows.stream()
                            .map(row -> Found.of(datum == null ? null : datum.value()))
                            .toList();
                }
                case Expression.OfRow path -> follow(input, path.path(), rows);
            };
        }

        private List<Found> follow(Workflow.Input input, List<String> path, List<TableRow> rows) {
            var table = table(configuration.table());
            var first = path.getFirst();
            var own = table.isPresent() && first.equals(table.get().name() + "_id");
            var cells = rows.stream()
                    .map(row -> List.of(new Cell(
                            row.name(), own ? row.name() : row.attributes().get(first))))
                    .toList();
            var many = false;
            for (var step = 0; step + 1 < path.size(); step++) {
                var name = path.get(step);
                var column = table.flatMap(found -> found.column(name)).orElse(null);
                if (column == null || column.target() == null) {
                    return rows.stream()
                            .map(row -> Found.faulty(where(row, input), name))
                            .toList();
                }
                many |= column.type() == ColumnType.REFERENCES;
                table = table(column.target());
                cells = targets(input, cells, table, path.get(step + 1));
            }
            var found = new ArrayList<Found>();
            for (var i = 0; i < rows.size(); i++) {
                found.add(many ? all(cells.get(i), where(rows.get(i), input), path.getLast()) : only(cells.get(i)));
            }
            return found;
        }

        private static Found only(List<Cell> cells) {
            return Found.of(cells.isEmpty() ? null : cells.getFirst().value());
        }

        private static Found all(List<Cell> cells, String where, String column) {
            var empty = cells.stream()
                    .filter(cell -> cell.value() == null)
                    .map(cell -> Fault.of(WorkspaceError.MEMBER_EMPTY, where, cell.row(), column))
                    .toList();
            return empty.isEmpty() ? Found.of(cells.stream().map(Cell::value).toList()) : new Found(null, empty);
        }

        private Optional<DataTable> table(String name) {
            return known.computeIfAbsent(name, wanted -> tables.find(configuration.workspace(), wanted));
        }

        /** The cells that references lead to, in the order of the references, repeated where the references repeat. */
        private List<List<Cell>> targets(
                Workflow.Input input, List<List<Cell>> cells, Optional<DataTable> target, String column) {
            var references = new ArrayList<List<String>>();
            var count = 0L;
            for (var ofRow : cells) {
                var names = new ArrayList<String>();
                ofRow.forEach(cell -> names.addAll(names(cell.value())));
                references.add(names);
                count += names.size();
                if (count > MOST_VALUES) {
                    throw new TooMuch(input);
                }
            }
            var wanted = new LinkedHashSet<String>();
            references.forEach(wanted::addAll);
            var found = target.isEmpty() || wanted.isEmpty()
                    ? Map.<String, Object>of()
                    : tables.cells(target.get(), column, wanted, MOST_CHARACTERS)
                            .orElseThrow(() -> new TooMuch(input));
            return references.stream()
                    .map(names -> names.stream()
                            .filter(found::containsKey)
                            .map(name -> new Cell(name, found.get(name)))
                            .toList())
                    .toList();
        }
    }

    private static List<String> names(Object reference) {
        return switch (reference) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object name -> List.of(String.valueOf(name));
        };
    }

    /** A single value for an Array input becomes an array of one; a number for a String its text. Other mismatches wes names. */
    private static Object fitted(Workflow.Input input, Object value) {
        if (input.isArray()) {
            var items = value instanceof List<?> list ? list : List.of(value);
            return input.isArrayOfStrings()
                    ? items.stream().map(Evaluation::text).toList()
                    : items;
        }
        return input.isString() ? text(value) : value;
    }

    private static Object text(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case null, default -> value;
        };
    }

    private record Cell(String row, Object value) {}

    private record Found(Object value, List<Fault> faults) {
        static Found of(Object value) {
            return new Found(value, List.of());
        }

        static Found faulty(String where, String step) {
            return new Found(null, List.of(Fault.of(WorkspaceError.NOT_A_REFERENCE, where, step)));
        }
    }

    /** The rows at hand have more values for an input than memory should hold. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Workflow.Input input;

        TooMuch(Workflow.Input input) {
            super(null, null, false, false);
            this.input = input;
        }
    }
}
