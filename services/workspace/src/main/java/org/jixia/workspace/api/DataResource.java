package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.DataSheet;
import org.jixia.workspace.domain.TableRepository.Datum;
import org.jixia.workspace.domain.TableService;

/** Workspace data: keys and values beside the tables. */
@Path("/workspaces/{workspace}")
@RunOnVirtualThread
public class DataResource {
    private static final String TSV = "text/tab-separated-values";

    private final TableService tables;
    private final DataSheet sheet;
    private final CurrentCaller caller;

    @Inject
    public DataResource(TableService tables, DataSheet sheet, CurrentCaller caller) {
        this.tables = tables;
        this.sheet = sheet;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"key", "type"})
    public record DatumView(String key, String type, Object value) {
        static DatumView of(String key, Datum datum) {
            return new DatumView(key, datum.type().text(), datum.value());
        }
    }

    public record NewValue(Object value) {}

    @GET
    @Path("/data")
    @Permission(Right.WORKSPACE_READ)
    public Page<DatumView> list(@PathParam("workspace") UUID workspace) {
        List<DatumView> items = tables.data(workspace).entrySet().stream()
                .map(entry -> DatumView.of(entry.getKey(), entry.getValue()))
                .toList();
        return new Page<>(items, null);
    }

    @GET
    @Path("/data/{key}")
    @Permission(Right.WORKSPACE_READ)
    public DatumView get(@PathParam("workspace") UUID workspace, @PathParam("key") String key) {
        var datum = tables.data(workspace).get(key);
        if (datum == null) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        return DatumView.of(key, datum);
    }

    @PUT
    @Path("/data/{key}")
    @Permission(Right.WORKSPACE_WRITE)
    public DatumView put(@PathParam("workspace") UUID workspace, @PathParam("key") String key, NewValue value) {
        tables.put(
                workspace,
                caller.person().sub(),
                key,
                Bodies.required(Bodies.required(value).value(), "value"));
        return get(workspace, key);
    }

    @DELETE
    @Path("/data/{key}")
    @Permission(Right.WORKSPACE_WRITE)
    public void delete(@PathParam("workspace") UUID workspace, @PathParam("key") String key) {
        tables.deleteDatum(workspace, key);
    }

    @POST
    @Path("/data:import")
    @Consumes({TSV, "text/plain", "text/csv"})
    @Permission(Right.WORKSPACE_WRITE)
    public Page<DatumView> load(
            @PathParam("workspace") UUID workspace, @HeaderParam("Idempotency-Key") String key, InputStream text) {
        sheet.load(workspace, caller.person().sub(), text, key);
        return list(workspace);
    }

    @GET
    @Path("/data:export")
    @Produces(TSV)
    @Permission(Right.WORKSPACE_READ)
    public String export(@PathParam("workspace") UUID workspace) {
        return sheet.export(workspace);
    }
}
