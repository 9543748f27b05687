package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.Configuration;
import org.jixia.workspace.domain.ConfigurationService;
import org.jixia.workspace.domain.ConfigurationService.Wanted;
import org.jixia.workspace.domain.Repeats.Command;
import org.jixia.workspace.domain.Workflow;
import org.jixia.workspace.domain.WorkspaceError;

/** Workflow configurations. */
@Path("/workspaces/{workspace}/configurations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {
    private final ConfigurationService configurations;

    @Inject
    public ConfigurationResource(ConfigurationService configurations, CurrentCaller caller) {
        this.configurations = configurations;
    }

    /**
     * The workflow: {@code wdl} (one pasted document), or {@code files} by path with {@code main}, or {@code zip} (base64) with
     * {@code main}; {@code url} names a registry and is refused while there is none.
     */
    public record Source(String wdl, Map<String, String> files, String main, byte[] zip, String url) {}

    public record NewConfiguration(
            String name, String table, Source workflow, Map<String, String> inputs, Map<String, String> outputs) {}

    @Schema(requiredProperties = {"id", "name", "digest", "inputs", "outputs", "workflow", "version"})
    public record ConfigurationView(
            UUID id,
            String name,
            String table,
            String digest,
            Map<String, String> inputs,
            Map<String, String> outputs,
            Workflow workflow,
            long version) {
        static ConfigurationView of(Configuration kept) {
            var targets = new LinkedHashMap<String, String>();
            kept.outputs().forEach((output, column) -> targets.put(output, "this." + column));
            return new ConfigurationView(
                    kept.id(),
                    kept.name(),
                    kept.table(),
                    kept.digest(),
                    kept.inputs(),
                    targets,
                    kept.workflow(),
                    kept.version());
        }
    }

    @GET
    @Permission(Right.WORKSPACE_READ)
    public Page<ConfigurationView> list(@PathParam("workspace") UUID workspace) {
        return new Page<>(
                configurations.list(workspace).stream()
                        .map(ConfigurationView::of)
                        .toList(),
                null);
    }

    @POST
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(value = ConfigurationView.class, responseCode = "201")
    public Response create(
            @PathParam("workspace") UUID workspace,
            @HeaderParam("Idempotency-Key") String key,
            NewConfiguration wanted) {
        var body = Bodies.required(wanted);
        Bodies.required(body.workflow(), "workflow");
        var made = configurations.create(
                workspace, wanted(body), new Command("configurations of " + workspace, key, body));
        return Response.status(201)
                .header("ETag", Etags.of(made.version()))
                .entity(ConfigurationView.of(made))
                .build();
    }

    @GET
    @Path("/{id}")
    @Permission(Right.WORKSPACE_READ)
    @APIResponseSchema(ConfigurationView.class)
    public Response get(@PathParam("workspace") UUID workspace, @PathParam("id") UUID id) {
        var kept = configurations.get(workspace, id);
        return Response.ok(ConfigurationView.of(kept))
                .header("ETag", Etags.of(kept.version()))
                .build();
    }

    /** The bundle as wes keeps it: main file and files by path. */
    @GET
    @Path("/{id}/workflow")
    @jakarta.ws.rs.Produces("application/json")
    @Permission(Right.WORKSPACE_READ)
    public byte[] workflow(@PathParam("workspace") UUID workspace, @PathParam("id") UUID id) {
        return configurations.bundle(configurations.get(workspace, id));
    }

    @PUT
    @Path("/{id}")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(ConfigurationView.class)
    public Response change(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            NewConfiguration wanted) {
        configurations.change(workspace, id, Etags.expected(ifMatch), wanted(Bodies.required(wanted)));
        return get(workspace, id);
    }

    @DELETE
    @Path("/{id}")
    @Permission(Right.WORKSPACE_WRITE)
    public void delete(@PathParam("workspace") UUID workspace, @PathParam("id") UUID id) {
        configurations.delete(workspace, id);
    }

    private static Wanted wanted(NewConfiguration body) {
        var source = body.workflow();
        if (source == null) {
            return new Wanted(body.name(), null, null, body.table(), body.inputs(), body.outputs());
        }
        if (source.url() != null) {
            throw DomainException.of(WorkspaceError.REGISTRY_ABSENT);
        }
        Map<String, String> files = source.files();
        var main = source.main();
        if (source.wdl() != null) {
            files = Map.of("main.wdl", source.wdl());
            main = "main.wdl";
        } else if (source.zip() != null) {
            files = ZipFiles.read(source.zip());
        }
        return new Wanted(
                body.name(), main, files == null ? Map.of() : files, body.table(), body.inputs(), body.outputs());
    }
}
