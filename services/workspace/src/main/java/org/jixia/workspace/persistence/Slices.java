package org.jixia.workspace.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jdbi.v3.core.statement.Query;
import org.jixia.workspace.domain.Slice;

/** Reads as many rows as a slice may hold: the database adds up their sizes, so that no more come out of it. */
final class Slices {
    private Slices() {}

    /** @param rows a query of at most {@code :limit + 1} rows with their number {@code nth} and {@code size} */
    static String sql(String rows) {
        return """
                select * from (
                    select p.*, sum(size) over (order by nth) as upto, count(*) over () as found from (%s) p) q
                where nth <= :limit and (nth = 1 or upto <= :characters) order by nth
                """.formatted(rows);
    }

    static <T> Slice<T> read(Query query, int limit, Reading<T> reading) {
        var items = new ArrayList<T>();
        var found = new long[1];
        query.bind("limit", limit)
                .bind("characters", Slice.CHARACTERS)
                .map((row, context) -> {
                    found[0] = row.getLong("found");
                    return reading.read(row);
                })
                .forEach(items::add);
        return new Slice<>(items, found[0] > items.size());
    }

    /** Reads one row of the result. */
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
