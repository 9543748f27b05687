package org.jixia.wes.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jixia.wes.domain.StepRepository.NodeView;

/** Reads rows of node and past_attempt as people see them. */
final class NodeRows {

    private NodeRows() {}

    static NodeView view(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        int exit = row.getInt("exit_code");
        Integer exitCode = row.wasNull() ? null : exit;
        return new NodeView(
                row.getLong("number"),
                row.getString("path"),
                row.getString("call"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getBoolean("cached"),
                row.getString("outputs"),
                row.getString("failure"),
                row.getObject("task", UUID.class),
                exitCode,
                row.getString("reason"),
                row.getString("sentence"),
                row.getString("details"),
                row.getString("verdict"),
                row.getString("inputs"),
                row.getTimestamp("submitted_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
