package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.api.ImportViews.ImportCheckView;
import org.jixia.workspace.api.ImportViews.ImportView;
import org.jixia.workspace.domain.DataSheet;
import org.jixia.workspace.domain.ImportHistory;
import org.jixia.workspace.domain.JsonText;
import org.jixia.workspace.domain.PersonRepository;
import org.jixia.workspace.domain.TableImport;
import org.jixia.workspace.domain.TableImportService;

/** Imports of tables and of workspace data: what one would do, doing it, and which there were. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
    private static final String TSV = "text/tab-separated-values";

    private final TableImportService imports;
    private final DataSheet sheet;
    private final ImportHistory history;
    private final PersonRepository people;
    private final CurrentCaller caller;
    private final JsonText json;

    @Inject
    public ImportResource(
            TableImportService imports,
            DataSheet sheet,
            ImportHistory history,
            PersonRepository people,
            CurrentCaller caller,
            JsonText json) {
        this.imports = imports;
        this.sheet = sheet;
        this.history = history;
        this.people = people;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Path("/tables:import")
    @Consumes({TSV, "text/csv", "text/plain", "application/octet-stream"})
    @Permission(Right.WORKSPACE_WRITE)
    public TableResource.TableView load(
            @PathParam("workspace") UUID workspace,
            @HeaderParam("Idempotency-Key") String key,
            @BeanParam ImportParameters said,
            InputStream file) {
        return TableResource.TableView.of(imports.load(workspace, me(), said.with(file, json), key));
    }

    /** What an import of the same body with the same parameters would do; nothing is written. */
    @POST
    @Path("/tables:check")
    @Consumes({TSV, "text/csv", "text/plain", "application/octet-stream"})
    @Permission(Right.WORKSPACE_WRITE)
    public ImportCheckView check(
            @PathParam("workspace") UUID workspace,
            @BeanParam ImportParameters said,
            @Context HttpHeaders headers,
            InputStream file) {
        return ImportCheckView.of(imports.check(workspace, me(), said.with(file, json)), headers);
    }

    @POST
    @Path("/data:import")
    @Consumes({TSV, "text/plain", "text/csv", "application/octet-stream"})
    @Permission(Right.WORKSPACE_WRITE)
    public Page<DataResource.DatumView> loadData(
            @PathParam("workspace") UUID workspace,
            @HeaderParam("Idempotency-Key") String key,
            @BeanParam ImportParameters said,
            InputStream file) {
        return DataResource.page(sheet.load(workspace, me(), said.with(file, json), key));
    }

    /** As for tables; the preview has a row a key. */
    @POST
    @Path("/data:check")
    @Consumes({TSV, "text/plain", "text/csv", "application/octet-stream"})
    @Permission(Right.WORKSPACE_WRITE)
    public ImportCheckView checkData(
            @PathParam("workspace") UUID workspace,
            @BeanParam ImportParameters said,
            @Context HttpHeaders headers,
            InputStream file) {
        return ImportCheckView.of(sheet.check(workspace, me(), said.with(file, json)), headers);
    }

    /** Newest first; of one table, or all. */
    @GET
    @Path("/imports")
    @Permission(Right.WORKSPACE_READ)
    public Page<ImportView> list(
            @PathParam("workspace") UUID workspace,
            @QueryParam("table") String table,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var size = Page.size(pageSize);
        var of = table == null || table.isBlank() ? null : table;
        var before = PageToken.decode(pageToken, of, keys -> UUID.fromString(keys.getFirst()));
        var page = Page.of(
                history.list(workspace, of, before.orElse(null), size + 1),
                size,
                of,
                done -> List.of(done.id().toString()));
        var named = people.named(
                page.items().stream().map(TableImport::person).distinct().toList());
        return page.map(done -> ImportView.of(done, named.get(done.person())));
    }

    private String me() {
        return caller.person().sub();
    }
}
