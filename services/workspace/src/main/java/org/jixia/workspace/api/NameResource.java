package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.NameRepository;

/**
 * Names for ids that other services tell: of persons whom the caller shares a workspace with and of workspaces that they may read; of
 * all for administrators and auditors. What is unknown or not theirs to see is left out.
 */
@Path("/names")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class NameResource {
    private static final int MOST = 200;

    private final NameRepository names;
    private final CurrentCaller caller;

    @Inject
    public NameResource(NameRepository names, CurrentCaller caller) {
        this.names = names;
        this.caller = caller;
    }

    @Schema(requiredProperties = {"person"})
    public record PersonName(String person, String account, String name) {}

    @Schema(requiredProperties = {"workspace", "name"})
    public record WorkspaceName(UUID workspace, String name) {}

    @Schema(requiredProperties = {"people", "workspaces"})
    public record Names(List<PersonName> people, List<WorkspaceName> workspaces) {}

    @GET
    @Permission(Right.SELF)
    public Names names(@QueryParam("person") List<String> persons, @QueryParam("workspace") List<UUID> workspaces) {
        if (persons.size() > MOST || workspaces.size() > MOST) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "person, workspace", Expected.AT_MOST.of(MOST));
        }
        var me = caller.person();
        var reader = me.has("administrator") || me.has("auditor") ? null : me.sub();
        return new Names(
                names.people(persons, reader).stream()
                        .map(one -> new PersonName(one.sub(), one.account(), one.name()))
                        .toList(),
                names.workspaces(workspaces, reader).stream()
                        .map(one -> new WorkspaceName(one.workspace(), one.name()))
                        .toList());
    }
}
