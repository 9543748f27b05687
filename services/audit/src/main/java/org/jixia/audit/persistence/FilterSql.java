package org.jixia.audit.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jixia.audit.domain.EntryFilter;

/** A search's conditions; only what is asked for becomes SQL, and values are always bound. */
record FilterSql(String conditions, Map<String, Object> values) {

    static FilterSql of(EntryFilter filter) {
        StringBuilder sql = new StringBuilder();
        Map<String, Object> values = new LinkedHashMap<>();
        add(sql, values, " and person = :person", "person", filter.person());
        add(sql, values, " and objects @> array[:object]", "object", filter.object());
        add(sql, values, " and workspace = :workspace", "workspace", filter.workspace());
        add(sql, values, " and action = :action", "action", filter.action());
        add(sql, values, " and decision = :decision", "decision", filter.decision());
        add(sql, values, " and occurred_at >= :from", "from", utc(filter.from()));
        add(sql, values, " and occurred_at < :to", "to", utc(filter.to()));
        add(
                sql,
                values,
                " and body ilike :text",
                "text",
                filter.text() == null ? null : "%" + literal(filter.text()) + "%");
        return new FilterSql(sql.toString(), values);
    }

    Query bindTo(Query query) {
        values.forEach(query::bind);
        return query;
    }

    private static void add(
            StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            sql.append(condition);
            values.put(name, value);
        }
    }

    private static Object utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** Searched text is literal: its own wildcards are escaped. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
