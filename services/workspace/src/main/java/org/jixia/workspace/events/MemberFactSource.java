package org.jixia.workspace.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jixia.platform.outbox.FactSource;

/** Who may enter which workspace, for services that are new. */
@ApplicationScoped
public class MemberFactSource implements FactSource {
    private final Jdbi jdbi;
    private final ObjectMapper json;

    @Inject
    public MemberFactSource(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public String topic() {
        return "jixia.workspace.members";
    }

    @Override
    public List<Fact> page(String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select m.*, w.state, w.billing_account, w.locked, m.workspace || '/' || m.person as id
            from member m join workspace w on w.id = m.workspace
            where m.workspace || '/' || m.person > :after
            order by m.workspace || '/' || m.person limit :limit
            """)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, context) -> new Fact(row.getString("id"), row.getLong("version"), data(row)))
                .list());
    }

    private ObjectNode data(java.sql.ResultSet row) throws java.sql.SQLException {
        return json.createObjectNode()
                .put("workspace", row.getString("workspace"))
                .put("person", row.getString("person"))
                .put("role", row.getString("role"))
                .put("canShare", row.getBoolean("can_share"))
                .put("canCompute", row.getBoolean("can_compute"))
                .put("version", row.getLong("version"))
                .put("state", row.getString("state"))
                .put("billingAccount", row.getString("billing_account"))
                .put("removed", row.getBoolean("removed"))
                .put("locked", row.getBoolean("locked"));
    }
}
