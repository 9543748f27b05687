package org.jixia.people.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.people.domain.accounts.Accounts;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** Names for the ids of persons in the audit trail, also of those who never came into a workspace, for auditors. */
@Path("/names")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class NameResource {
    private static final int MOST = 200;

    private final Accounts accounts;

    @Inject
    public NameResource(Accounts accounts) {
        this.accounts = accounts;
    }

    @Schema(requiredProperties = {"person", "account"})
    public record PersonName(String person, String account, String name) {}

    @Schema(requiredProperties = "people")
    public record PersonNames(List<PersonName> people) {}

    /** Ids without an account are left out. */
    @GET
    @Permission(Right.AUDIT_READ)
    public PersonNames names(@QueryParam("person") Set<String> persons) {
        if (persons.size() > MOST) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "person", Expected.AT_MOST.of(MOST));
        }
        return new PersonNames(accounts.called(persons).stream()
                .map(one -> new PersonName(one.id(), one.username(), one.name()))
                .toList());
    }
}
