package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.DataTable;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.RowQuery;
import org.jixia.workspace.domain.Slice;
import org.jixia.workspace.domain.TableRow;
import org.jixia.workspace.domain.TableService;

/** Rows of a data table: found, read, changed, exported; one by one or several. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RowResource {
    private static final String TSV = "text/tab-separated-values";

    private final TableService tables;
    private final CurrentCaller caller;
    private final JsonText json;

    @Inject
    public RowResource(TableService tables, CurrentCaller caller, JsonText json) {
        this.tables = tables;
        this.caller = caller;
        this.json = json;
    }

    public record RowNames(List<String> rows) {}

    public record RowsChange(List<String> rows, Map<String, Object> attributes) {}

    @GET
    @Path("/tables/{table}/rows")
    @Permission(Right.WORKSPACE_READ)
    public Page<RowView> rows(
            @PathParam("workspace") UUID workspace,
            @PathParam("table") String name,
            @BeanParam RowParameters asked,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var table = tables.get(workspace, name);
        var after =
                PageToken.decode(pageToken, asked.digest(), keys -> new RowQuery.Position(keys.get(0), keys.get(1)));
        var query = asked.query(table, json, after.orElse(null), Page.size(pageSize));
        var cut = asked.cut();
        return Slices.page(tables.rows(table, query), asked.digest(), row -> {
                    var last = RowParameters.position(row, query, json);
                    return Arrays.asList(last.sortValue(), last.name());
                })
                .map(row -> RowView.listed(row, cut, json));
    }

    @GET
    @Path("/tables/{table}/rows/{name}")
    @Permission(Right.WORKSPACE_READ)
    @APIResponseSchema(RowView.class)
    public Response row(
            @PathParam("workspace") UUID workspace, @PathParam("table") String table, @PathParam("name") String name) {
        return tagged(tables.row(tables.get(workspace, table), name));
    }

    @PATCH
    @Path("/tables/{table}/rows/{name}")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(RowView.class)
    public Response edit(
            @PathParam("workspace") UUID workspace,
            @PathParam("table") String table,
            @PathParam("name") String name,
            @HeaderParam("If-Match") String ifMatch,
            Map<String, Object> cells) {
        var change = new TableRow(name, Bodies.required(cells), Etags.expected(ifMatch));
        return tagged(tables.edit(workspace, caller.person().sub(), table, change));
    }

    /** The same cells for several rows, whatever they hold now; of all the rows or of none. */
    @POST
    @Path("/tables/{table}/rows:edit")
    @Permission(Right.WORKSPACE_WRITE)
    public void editAll(@PathParam("workspace") UUID workspace, @PathParam("table") String table, RowsChange wanted) {
        var change = Bodies.required(wanted);
        tables.editAll(
                workspace,
                caller.person().sub(),
                table,
                Bodies.required(change.rows(), "rows"),
                Bodies.required(change.attributes(), "attributes"));
    }

    @DELETE
    @Path("/tables/{table}/rows/{name}")
    @Permission(Right.WORKSPACE_WRITE)
    public void delete(
            @PathParam("workspace") UUID workspace, @PathParam("table") String table, @PathParam("name") String name) {
        tables.row(tables.get(workspace, table), name);
        tables.delete(workspace, table, List.of(name));
    }

    /** Several rows, all of them or none; those that are gone already do not matter. */
    @POST
    @Path("/tables/{table}/rows:delete")
    @Permission(Right.WORKSPACE_WRITE)
    public void deleteAll(@PathParam("workspace") UUID workspace, @PathParam("table") String table, RowNames wanted) {
        tables.delete(workspace, table, Bodies.required(Bodies.required(wanted).rows(), "rows"));
    }

    /** The whole table, or the rows that a list with the same parameters would have. */
    @GET
    @Path("/tables/{table}:export")
    @Produces(TSV)
    @Permission(Right.WORKSPACE_READ)
    public Response export(
            @PathParam("workspace") UUID workspace, @PathParam("table") String name, @BeanParam RowParameters asked) {
        var table = tables.get(workspace, name);
        var first = asked.query(table, json, null, Slice.ITEMS);
        return file(table, last -> {
            var from = last == null ? null : RowParameters.position(last, first, json);
            return tables.rows(table, asked.query(table, json, from, Slice.ITEMS));
        });
    }

    /** Those of the named rows that are there. */
    @POST
    @Path("/tables/{table}:export")
    @Produces(TSV)
    @Permission(Right.WORKSPACE_READ)
    public Response exportNamed(
            @PathParam("workspace") UUID workspace, @PathParam("table") String name, RowNames wanted) {
        var table = tables.get(workspace, name);
        var rows = Bodies.required(Bodies.required(wanted).rows(), "rows");
        var first = tables.named(table, rows, null);
        return file(table, last -> last == null ? first : tables.named(table, rows, last));
    }

    private Response file(DataTable table, TableService.Rows rows) {
        StreamingOutput lines = out -> {
            try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                tables.export(table, rows, line -> {
                    try {
                        writer.write(line);
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                });
            }
        };
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"" + asciiName(table.name()) + ".tsv\"")
                .build();
    }

    private static String asciiName(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static Response tagged(TableRow row) {
        return Response.ok(RowView.single(row))
                .header("ETag", Etags.of(row.version()))
                .build();
    }
}
