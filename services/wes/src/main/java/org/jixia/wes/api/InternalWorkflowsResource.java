package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.room.ForeseenCall;
import org.jixia.wdl.engine.room.Foresight;
import org.jixia.wes.api.InternalBodies.CallBody;
import org.jixia.wes.api.InternalBodies.Describe;
import org.jixia.wes.api.InternalBodies.Description;
import org.jixia.wes.api.InternalBodies.Diagnosis;
import org.jixia.wes.api.InternalBodies.InputBody;
import org.jixia.wes.api.InternalBodies.OutputBody;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.Workflows;
import org.jixia.wes.engine.Workflows.Workflow;

/** Workflows for the workspace service: put once by digest, described with all their faults. */
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalWorkflowsResource {

    private final BundleRepository bundles;
    private final Workflows workflows;
    private final WesConfig config;

    InternalWorkflowsResource(BundleRepository bundles, Workflows workflows, WesConfig config) {
        this.bundles = bundles;
        this.workflows = workflows;
        this.config = config;
    }

    @PUT
    @Path("/bundles/{digest}")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public void put(@PathParam("digest") String digest, byte[] body) {
        if (body.length > config.bundleBytes()) {
            throw DomainException.of(WesError.BUNDLE_TOO_LARGE, config.bundleBytes());
        }
        if (!Digests.sha256(body).equals(digest)) {
            throw DomainException.of(WesError.BUNDLE_DIGEST, digest);
        }
        workflows.read(body);
        bundles.put(digest, body);
    }

    @POST
    @Path("/workflows:describe")
    @Permission(value = Right.INTERNAL, callers = "workspace")
    public Description describe(Describe asked, @HeaderParam("Accept-Language") String language) {
        var locale = language != null && language.startsWith("zh") ? Locale.CHINESE : Locale.ENGLISH;
        var workflow = workflows.find(String.valueOf(asked.bundle()));
        var diagnostics = workflow.checked().diagnostics().stream()
                .map(diagnostic -> new Diagnosis(
                        diagnostic.severity().name(),
                        diagnostic.code().code(),
                        diagnostic.message(locale),
                        diagnostic.file(),
                        diagnostic.line(),
                        diagnostic.column()))
                .toList();
        return workflow.plan()
                .map(plan -> description(workflow, plan, diagnostics))
                .orElseGet(
                        () -> new Description(false, null, null, null, diagnostics, List.of(), List.of(), List.of()));
    }

    private static Description description(Workflow workflow, Plan plan, List<Diagnosis> diagnostics) {
        return new Description(
                true,
                plan.name(),
                plan.target().isTask() ? "task" : "workflow",
                workflow.checked().main().map(main -> main.version().text()).orElse(null),
                diagnostics,
                plan.inputs().stream()
                        .map(input -> new InputBody(
                                input.name(),
                                input.type().toString(),
                                input.optional(),
                                input.description().orElse(null)))
                        .toList(),
                plan.outputs().stream()
                        .map(output ->
                                new OutputBody(output.name(), output.type().toString()))
                        .toList(),
                Foresight.of(plan, new RunInputs(Map.of(), Map.of()), Map.of()).stream()
                        .map(call -> new CallBody(call.name(), call.task(), image(call)))
                        .toList());
    }

    private static String image(ForeseenCall call) {
        return call.containers() == null || call.containers().isEmpty() ? null : String.join(", ", call.containers());
    }
}
