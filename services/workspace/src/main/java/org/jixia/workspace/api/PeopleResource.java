package org.jixia.workspace.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.workspace.domain.PersonRepository;
import org.jixia.workspace.domain.WorkspaceError;

/** Finds the person that somebody wants to share with. Only a whole account or e-mail address finds: there is no list to browse. */
@Path("/people")
@RunOnVirtualThread
public class PeopleResource {
    private final PersonRepository people;

    @Inject
    public PeopleResource(PersonRepository people) {
        this.people = people;
    }

    @Schema(requiredProperties = {"person"})
    public record PersonView(String person, String account, String name) {}

    /** @param account an account or a verified e-mail address; case does not matter */
    @GET
    @Permission(Right.SELF)
    public PersonView find(@QueryParam("account") String account) {
        var wanted = Bodies.required(account, "account").strip();
        return people.find(wanted)
                .map(person -> new PersonView(person.sub(), person.account(), person.name()))
                .orElseThrow(() -> DomainException.of(WorkspaceError.NOBODY, wanted));
    }
}
