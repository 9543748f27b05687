package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.RowQuery;
import org.jixia.workspace.domain.TableImportService;
import org.jixia.workspace.domain.TableRepository.Counted;
import org.jixia.workspace.domain.TableRow;
import org.jixia.workspace.domain.TableService;

/** Data tables: import, rows, cells, export. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TableResource {
    private static final String TSV = "text/tab-separated-values";

    private final TableService tables;
    private final TableImportService imports;
    private final CurrentCaller caller;
    private final JsonText json;

    @Inject
    public TableResource(TableService tables, TableImportService imports, CurrentCaller caller, JsonText json) {
        this.tables = tables;
        this.imports = imports;
        this.caller = caller;
        this.json = json;
    }

    @Schema(requiredProperties = {"name", "type"})
    public record ColumnView(String name, String type, String target) {}

    @Schema(requiredProperties = {"name", "rows", "columns"})
    public record TableView(String name, long rows, List<ColumnView> columns) {
        static TableView of(Counted counted) {
            var table = counted.table();
            return new TableView(
                    table.name(),
                    counted.rows(),
                    table.columns().stream()
                            .map(column ->
                                    new ColumnView(column.name(), column.type().text(), column.target()))
                            .toList());
        }
    }

    /** @param writtenBy by column the run that wrote the cell last, and when it started; of a single row only */
    @Schema(requiredProperties = {"name", "attributes", "version"})
    public record RowView(String name, Map<String, Object> attributes, long version, Map<String, Object> writtenBy) {
        static RowView listed(TableRow row) {
            return new RowView(row.name(), row.attributes(), row.version(), null);
        }

        static RowView single(TableRow row) {
            return new RowView(row.name(), row.attributes(), row.version(), row.writtenBy());
        }
    }

    @GET
    @Path("/tables")
    @Permission(Right.WORKSPACE_READ)
    public Page<TableView> tables(@PathParam("workspace") UUID workspace) {
        return new Page<>(tables.tables(workspace).stream().map(TableView::of).toList(), null);
    }

    @POST
    @Path("/tables:import")
    @Consumes({TSV, "text/csv", "text/plain", "application/octet-stream"})
    @Permission(Right.WORKSPACE_WRITE)
    public TableView load(
            @PathParam("workspace") UUID workspace, @HeaderParam("Idempotency-Key") String key, InputStream file) {
        return TableView.of(imports.load(workspace, caller.person().sub(), file, key));
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

    @GET
    @Path("/tables/{table}:export")
    @Produces(TSV)
    @Permission(Right.WORKSPACE_READ)
    public Response export(@PathParam("workspace") UUID workspace, @PathParam("table") String table) {
        var found = tables.get(workspace, table);
        StreamingOutput lines = out -> {
            try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                tables.export(found, line -> {
                    try {
                        writer.write(line);
                    } catch (java.io.IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                });
            }
        };
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"" + asciiName(table) + ".tsv\"")
                .build();
    }

    private static String asciiName(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** @param filter JSON: {@code {"column", "op", "value"}}, {@code {"and": [..]}} or {@code {"or": [..]}} */
    @GET
    @Path("/tables/{table}/rows")
    @Permission(Right.WORKSPACE_READ)
    public Page<RowView> rows(
            @PathParam("workspace") UUID workspace,
            @PathParam("table") String name,
            @QueryParam("filter") String filter,
            @QueryParam("search") String search,
            @QueryParam("sort") String sort,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var table = tables.get(workspace, name);
        var size = Page.size(pageSize);
        var digest = filter + "\n" + search + "\n" + sort;
        var after = PageToken.decode(pageToken, digest, keys -> new RowQuery.Position(keys.get(0), keys.get(1)));
        var descending = sort != null && sort.startsWith("-");
        var column = sort == null || sort.isBlank() ? null : descending ? sort.substring(1) : sort;
        var byColumn = column != null && !column.equals(table.name() + "_id") ? column : null;
        var query = new RowQuery(
                Filters.parse(filter, json),
                search == null || search.isBlank() ? null : search,
                byColumn,
                descending,
                after.orElse(null),
                size);
        return Slices.page(
                        tables.rows(table, query),
                        digest,
                        row -> Arrays.asList(
                                byColumn == null
                                        ? null
                                        : json.write(row.attributes().get(byColumn)),
                                row.name()))
                .map(RowView::listed);
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

    @DELETE
    @Path("/tables/{table}/rows/{name}")
    @Permission(Right.WORKSPACE_WRITE)
    public void delete(
            @PathParam("workspace") UUID workspace, @PathParam("table") String table, @PathParam("name") String name) {
        tables.row(tables.get(workspace, table), name);
        tables.delete(workspace, table, List.of(name));
    }

    private static Response tagged(TableRow row) {
        return Response.ok(RowView.single(row))
                .header("ETag", Etags.of(row.version()))
                .build();
    }
}
