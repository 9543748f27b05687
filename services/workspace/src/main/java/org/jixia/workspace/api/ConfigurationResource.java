package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jixia.platform.errors.Texts;
import org.jixia.platform.http.Etags;
import org.jixia.platform.http.Page;
import org.jixia.platform.http.PageToken;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.Configuration;
import org.jixia.workspace.domain.ConfigurationService;
import org.jixia.workspace.domain.ConfigurationService.Wanted;
import org.jixia.workspace.domain.ConfigurationVersion;
import org.jixia.workspace.domain.Description;
import org.jixia.workspace.domain.DescriptionService.Asker;
import org.jixia.workspace.domain.Repeats.Command;
import org.jixia.workspace.domain.Workflow;

/** Workflow configurations. */
@Path("/workspaces/{workspace}/configurations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {
    private final ConfigurationService configurations;
    private final CurrentCaller caller;

    @Inject
    public ConfigurationResource(ConfigurationService configurations, CurrentCaller caller) {
        this.configurations = configurations;
        this.caller = caller;
    }

    public record NewConfiguration(
            String name,
            String table,
            WorkflowSource workflow,
            Map<String, String> inputs,
            Map<String, String> outputs) {
        Wanted wanted() {
            return new Wanted(name, workflow == null ? null : workflow.exact(), table, inputs, outputs);
        }
    }

    /** @param person who made it; null where it was made before versions were kept */
    @Schema(requiredProperties = {"number", "digest", "createdAt"})
    public record VersionView(int number, String digest, String person, Instant createdAt) {
        static VersionView of(ConfigurationVersion kept) {
            return new VersionView(kept.number(), kept.digest(), kept.person(), kept.createdAt());
        }
    }

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
                body.wanted(), asker(workspace, "en"), new Command("configurations of " + workspace, key, body));
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

    /** The bundle as wes keeps it, main file and files by path; of an earlier version when its digest is named. */
    @GET
    @Path("/{id}/workflow")
    @Permission(Right.WORKSPACE_READ)
    public byte[] workflow(
            @PathParam("workspace") UUID workspace, @PathParam("id") UUID id, @QueryParam("digest") String digest) {
        return configurations.bundle(configurations.get(workspace, id), digest);
    }

    /** What the workflow is: inputs with defaults and descriptions, structs, graph; of an earlier version when its digest is named. */
    @GET
    @Path("/{id}/description")
    @Permission(Right.WORKSPACE_READ)
    public Description description(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @QueryParam("digest") String digest,
            @HeaderParam("Accept-Language") String languages) {
        return configurations.description(
                configurations.get(workspace, id),
                digest,
                asker(workspace, Texts.preferred(languages).getLanguage()));
    }

    /** The workflows that it has had, the newest first. */
    @GET
    @Path("/{id}/versions")
    @Permission(Right.WORKSPACE_READ)
    public Page<VersionView> versions(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @QueryParam("pageSize") String pageSize,
            @QueryParam("pageToken") String pageToken) {
        var kept = configurations.get(workspace, id);
        var size = Page.size(pageSize);
        var before = PageToken.decode(pageToken, null, keys -> Integer.valueOf(keys.getFirst()));
        return Page.of(
                        configurations.versions(kept, before.orElse(null), size + 1),
                        size,
                        null,
                        version -> List.of(String.valueOf(version.number())))
                .map(VersionView::of);
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
        configurations.change(
                id, Etags.expected(ifMatch), Bodies.required(wanted).wanted(), asker(workspace, "en"));
        return get(workspace, id);
    }

    public record NewName(String name) {}

    /** Changes its name alone. */
    @PATCH
    @Path("/{id}")
    @Permission(Right.WORKSPACE_WRITE)
    @APIResponseSchema(ConfigurationView.class)
    public Response rename(
            @PathParam("workspace") UUID workspace,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            NewName wanted) {
        configurations.rename(
                workspace, id, Etags.expected(ifMatch), Bodies.required(wanted).name());
        return get(workspace, id);
    }

    @DELETE
    @Path("/{id}")
    @Permission(Right.WORKSPACE_WRITE)
    public void delete(@PathParam("workspace") UUID workspace, @PathParam("id") UUID id) {
        configurations.delete(workspace, id);
    }

    private Asker asker(UUID workspace, String language) {
        return new Asker(workspace, caller.person().sub(), language);
    }
}
