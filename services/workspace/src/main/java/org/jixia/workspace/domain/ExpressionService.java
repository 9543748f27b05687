package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.errors.PlatformError;

/** Shows what expressions give for one row, while somebody writes them: short, and each fault at its expression. */
@ApplicationScoped
public class ExpressionService {
    private static final int MOST = 500;
    private static final int SHOWN_ITEMS = 20;
    private static final int SHOWN_CHARACTERS = 500;

    private final TableRepository tables;
    private final Evaluation evaluation;

    @Inject
    public ExpressionService(TableRepository tables, Evaluation evaluation) {
        this.tables = tables;
        this.evaluation = evaluation;
    }

    /** @param count of all items where the value holds but the first */
    public record Value(Object value, Integer count, Fault fault) {}

    public record Values(String row, Map<String, Value> values) {}

    /** Of the first row of the table where none is named; without a table only literals and workspace data have values. */
    public Values values(UUID workspace, String table, String row, Map<String, String> expressions) {
        if (expressions.size() > MOST) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "expressions", Expected.AT_MOST.of(MOST));
        }
        var found = table == null ? Optional.<TableRow>empty() : row(workspace, table, row);
        var values = new LinkedHashMap<String, Value>();
        evaluation
                .preview(workspace, table, found.orElse(null), expressions)
                .forEach((name, value) -> values.put(name, shown(value)));
        return new Values(found.map(TableRow::name).orElse(null), values);
    }

    private Optional<TableRow> row(UUID workspace, String table, String name) {
        var kept = tables.find(workspace, table).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        return name == null
                ? tables
                        .rows(kept, new RowQuery(new RowQuery.Filter.All(), null, null, false, null, 1))
                        .items()
                        .stream()
                        .findFirst()
                : Optional.of(tables.row(kept, name).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND)));
    }

    private static Value shown(Evaluation.Previewed previewed) {
        return switch (previewed.value()) {
            case List<?> items
            when items.size() > SHOWN_ITEMS ->
                new Value(
                        items.subList(0, SHOWN_ITEMS).stream()
                                .map(ExpressionService::cut)
                                .toList(),
                        items.size(),
                        previewed.fault());
            case List<?> items ->
                new Value(items.stream().map(ExpressionService::cut).toList(), null, previewed.fault());
            case null -> new Value(null, null, previewed.fault());
            case Object value -> new Value(cut(value), null, previewed.fault());
        };
    }

    /** Deep values are shown by their beginning, as text. */
    private static Object cut(Object value) {
        return switch (value) {
            case String text when text.length() > SHOWN_CHARACTERS -> text.substring(0, SHOWN_CHARACTERS) + "…";
            case Map<?, ?> members when members.toString().length() > SHOWN_CHARACTERS -> cut(members.toString());
            case List<?> items when items.toString().length() > SHOWN_CHARACTERS -> cut(items.toString());
            case null, default -> value;
        };
    }
}
