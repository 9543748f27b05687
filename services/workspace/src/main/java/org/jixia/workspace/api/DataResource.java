package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
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
        return page(tables.data(workspace));
    }

    static Page<DatumView> page(Map<String, Datum> data) {
        List<DatumView> items = data.entrySet().stream()
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

    @GET
    @Path("/data:export")
    @Produces(TSV)
    @Permission(Right.WORKSPACE_READ)
    public String export(@PathParam("workspace") UUID workspace) {
        return sheet.export(workspace);
    }
}
