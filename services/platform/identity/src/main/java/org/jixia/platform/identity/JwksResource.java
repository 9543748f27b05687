package org.jixia.platform.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/** The public keys of the tokens that this service mints; not there in services that mint none. */
@Path("/internal/jwks")
@RunOnVirtualThread
public class JwksResource {
    private final KeptKeys keys;
    private final IdentityConfig config;

    @Inject
    public JwksResource(KeptKeys keys, IdentityConfig config) {
        this.keys = keys;
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Permission(Right.PUBLIC)
    public String jwks() {
        if (config.signer().isEmpty()) {
            throw DomainException.of(PlatformError.NO_SUCH_PATH);
        }
        return new JsonWebKeySet(keys.keys()).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
