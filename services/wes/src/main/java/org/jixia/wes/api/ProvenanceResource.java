package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wes.domain.RunService;

/** Where the outputs of a run come from, as a file that other systems read: the metadata of a Workflow Run RO-Crate. */
@Path("/runs/{run}/provenance")
@RunOnVirtualThread
public class ProvenanceResource {

    private static final String TYPE = "application/ld+json";

    private final RunService service;
    private final RunCrate crate;
    private final CurrentCaller caller;

    ProvenanceResource(RunService service, RunCrate crate, CurrentCaller caller) {
        this.service = service;
        this.crate = crate;
        this.caller = caller;
    }

    @GET
    @Permission(Right.WORKSPACE_READ)
    @APIResponse(
            responseCode = "200",
            description = "ro-crate-metadata.json",
            content =
                    @Content(
                            mediaType = TYPE,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .OBJECT)))
    public Response download(@PathParam("run") String id) {
        var run = service.visible(id, caller.get());
        StreamingOutput body = out -> crate.write(run, out);
        return Response.ok(body)
                .type(TYPE)
                .header("Content-Disposition", "attachment; filename=\"ro-crate-metadata.json\"")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
