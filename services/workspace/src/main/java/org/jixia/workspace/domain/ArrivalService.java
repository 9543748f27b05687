package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jixia.platform.identity.Caller.PersonCaller;

/**
 * What happens when a person comes: their names are kept, invitations that waited for them are
 * taken up, and they have a workspace of their own from the first time on.
 */
@ApplicationScoped
public class ArrivalService {
    private final PersonRepository people;
    private final WorkspaceService workspaces;
    private final InvitationService invitations;

    @Inject
    public ArrivalService(PersonRepository people, WorkspaceService workspaces, InvitationService invitations) {
        this.people = people;
        this.workspaces = workspaces;
        this.invitations = invitations;
    }

    /** The personal workspace. */
    public Workspace arrived(PersonCaller person) {
        var known = new Person(person.sub(), person.account(), person.email(), person.name());
        people.store(known);
        invitations.arrived(known);
        return workspaces.personal(person.sub(), person.name());
    }
}
