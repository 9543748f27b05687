package org.jixia.workspace.api;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.workspace.domain.DataTable;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.RowQuery;
import org.jixia.workspace.domain.TableRow;

/** Which rows of a table, in which order, and how much of them. */
public class RowParameters {
    @QueryParam("filter")
    @Parameter(description = "JSON: {\"column\", \"op\", \"value\"}, {\"and\": [..]} or {\"or\": [..]}")
    String filter;

    @QueryParam("search")
    @Parameter(description = "A text that some cell contains")
    String search;

    @QueryParam("sort")
    @Parameter(description = "A column, with - before it for descending")
    String sort;

    @QueryParam("cut")
    @Parameter(description = "Of a list: characters after which a cell is cut and named in cut")
    String cut;

    /** What a page token belongs to. */
    String digest() {
        return filter + "\n" + search + "\n" + sort;
    }

    RowQuery query(DataTable table, JsonText json, RowQuery.Position after, int limit) {
        var descending = sort != null && sort.startsWith("-");
        var column = sort == null || sort.isBlank() ? null : descending ? sort.substring(1) : sort;
        return new RowQuery(
                Filters.parse(filter, json),
                search == null || search.isBlank() ? null : search,
                column != null && !column.equals(table.name() + "_id") ? column : null,
                descending,
                after,
                limit);
    }

    /** Where a list goes on after a row. */
    static RowQuery.Position position(TableRow row, RowQuery query, JsonText json) {
        var byColumn = query.sort();
        var value = byColumn == null ? null : json.write(row.attributes().get(byColumn));
        return new RowQuery.Position(value, row.name());
    }

    /** Null: cells come whole. */
    Integer cut() {
        if (cut == null || cut.isBlank()) {
            return null;
        }
        try {
            var most = Integer.parseInt(cut.strip());
            if (most > 0) {
                return most;
            }
        } catch (NumberFormatException answeredBelow) {
            // the same refusal as for a number out of range
        }
        throw DomainException.of(PlatformError.INVALID_FIELD, "cut", Expected.WHOLE_NUMBER_FROM.of(1));
    }
}
