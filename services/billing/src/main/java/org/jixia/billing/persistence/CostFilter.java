package org.jixia.billing.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jixia.billing.domain.CostQuery;

/** The condition that a query puts on cost lines {@code l} joined with their runs {@code r}. */
record CostFilter(String sql, Map<String, Object> values) {

    /** A workflow as people know it. */
    static final String WORKFLOW = "coalesce(r.workflow_name, r.workflow)";

    static final String LINES = " from cost_line l left join run r on r.id = l.run ";

    /** The column that lines are summed by. */
    static String key(CostQuery.Grouping by) {
        return switch (by) {
            case DAY -> "l.day::text";
            case WORKSPACE -> "l.workspace::text";
            case WORKFLOW -> WORKFLOW;
            case PERSON -> "l.person";
            case SUBMISSION -> "r.submission::text";
            case ROW -> "r.row_name";
            case RUN -> "l.run::text";
            case TASK -> "l.task::text";
            case RESOURCE -> "l.resource";
        };
    }

    static CostFilter of(CostQuery query) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder(" where true");
        add(sql, values, "l.account = :account", "account", query.account());
        add(sql, values, "l.workspace = :workspace", "workspace", query.workspace());
        add(sql, values, "r.submission = :submission", "submission", query.submission());
        add(sql, values, "l.run = :run", "run", query.run());
        add(sql, values, "l.task = :task", "task", query.task());
        add(sql, values, "l.person = :person", "person", query.person());
        add(sql, values, "l.day >= :from", "from", query.from());
        add(sql, values, "l.day <= :to", "to", query.to());
        add(sql, values, WORKFLOW + " = :workflow", "workflow", query.workflow());
        add(
                sql,
                values,
                "l.resource = :resource",
                "resource",
                query.resource() == null ? null : query.resource().name());
        return new CostFilter(sql.toString(), values);
    }

    private static void add(
            StringBuilder sql, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.put(name, value);
        }
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        values.forEach(statement::bind);
        return statement;
    }
}
