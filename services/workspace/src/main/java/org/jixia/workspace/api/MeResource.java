package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.ArrivalService;

/** Who is asking. */
@Path("/me")
@RunOnVirtualThread
public class MeResource {
    private final ArrivalService arrivals;
    private final CurrentCaller caller;

    @Inject
    public MeResource(ArrivalService arrivals, CurrentCaller caller) {
        this.arrivals = arrivals;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"person", "roles", "workspace", "billingAccount"})
    public record Me(String person, String name, Set<String> roles, UUID workspace, UUID billingAccount) {}

    @GET
    @Permission(Right.SELF)
    public Me me() {
        var person = caller.person();
        var room = arrivals.arrived(person);
        return new Me(person.sub(), person.name(), person.roles(), room.id(), room.billingAccount());
    }
}
