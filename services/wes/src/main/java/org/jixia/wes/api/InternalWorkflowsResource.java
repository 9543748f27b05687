package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wdl.language.Bundle;
import org.jixia.wes.api.InternalBodies.Describe;
import org.jixia.wes.api.InternalBodies.Description;
import org.jixia.wes.api.InternalBodies.Documents;
import org.jixia.wes.config.WesConfig;
import org.jixia.wes.domain.BundleRepository;
import org.jixia.wes.domain.WesError;
import org.jixia.wes.engine.LaunchCheck.Place;
import org.jixia.wes.engine.Workflows;

/** Workflows for the workspace service: put once by digest; described with all their faults, also without being kept. */
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InternalWorkflowsResource {

    private final BundleRepository bundles;
    private final Workflows workflows;
    private final WorkflowSources sources;
    private final WesConfig config;

    InternalWorkflowsResource(
            BundleRepository bundles, Workflows workflows, WorkflowSources sources, WesConfig config) {
        this.bundles = bundles;
        this.workflows = workflows;
        this.sources = sources;
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
    public Description describe(Describe asked) {
        var locale = "zh".equals(asked.language()) ? Locale.CHINESE : Locale.ENGLISH;
        if (asked.url() != null) {
            var read = sources.read(asked.url(), new Place(asked.person(), asked.workspace()));
            return Descriptions.of(Workflows.compile(null, read), locale, true);
        }
        if (asked.workflow() != null) {
            return Descriptions.of(Workflows.compile(null, bundle(asked.workflow())), locale, false);
        }
        return Descriptions.of(workflows.find(String.valueOf(asked.bundle())), locale, false);
    }

    private Bundle bundle(Documents documents) {
        if (documents.files() == null
                || documents.files().containsValue(null)
                || !documents.files().containsKey(documents.main())) {
            throw DomainException.of(WesError.BUNDLE_MALFORMED);
        }
        long size =
                documents.files().values().stream().mapToLong(String::length).sum();
        if (size > config.bundleBytes()) {
            throw DomainException.of(WesError.BUNDLE_TOO_LARGE, config.bundleBytes());
        }
        return new Bundle(documents.main(), documents.files());
    }
}
