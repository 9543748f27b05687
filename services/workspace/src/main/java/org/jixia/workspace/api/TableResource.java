package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.Column;
import org.jixia.workspace.domain.TableRepository.Counted;
import org.jixia.workspace.domain.TableService;

/** Data tables as a whole; their rows are for {@link RowResource}, imports for {@link ImportResource}. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TableResource {
    private final TableService tables;

    @Inject
    public TableResource(TableService tables) {
        this.tables = tables;
    }

    @Schema(requiredProperties = {"name", "type"})
    public record ColumnView(String name, String type, String target) {
        static ColumnView of(Column column) {
            return new ColumnView(column.name(), column.type().text(), column.target());
        }
    }

    @Schema(requiredProperties = {"name", "rows", "columns"})
    public record TableView(String name, long rows, List<ColumnView> columns) {
        static TableView of(Counted counted) {
            var table = counted.table();
            return new TableView(
                    table.name(),
                    counted.rows(),
                    table.columns().stream().map(ColumnView::of).toList());
        }
    }

    @GET
    @Path("/tables")
    @Permission(Right.WORKSPACE_READ)
    public Page<TableView> tables(@PathParam("workspace") UUID workspace) {
        return new Page<>(tables.tables(workspace).stream().map(TableView::of).toList(), null);
    }

    @GET
    @Path("/tables/{table}")
    @Permission(Right.WORKSPACE_READ)
    public TableView table(@PathParam("workspace") UUID workspace, @PathParam("table") String table) {
        var found = tables.get(workspace, table);
        return TableView.of(new Counted(found, tables.count(found)));
    }

    @DELETE
    @Path("/tables/{table}")
    @Permission(Right.WORKSPACE_WRITE)
    public void deleteTable(@PathParam("workspace") UUID workspace, @PathParam("table") String table) {
        tables.deleteTable(workspace, table);
    }
}
