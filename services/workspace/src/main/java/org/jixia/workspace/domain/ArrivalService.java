package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jixia.platform.identity.Caller.PersonCaller;

/** What happens when a person comes: their names are kept, and they have a workspace of their own from the first time on. */
@ApplicationScoped
public class ArrivalService {
    private final PersonRepository people;
    private final WorkspaceService workspaces;

    @Inject
    public ArrivalService(PersonRepository people, WorkspaceService workspaces) {
        this.people = people;
        this.workspaces = workspaces;
    }

    /** The personal workspace. */
    public Workspace arrived(PersonCaller person) {
        people.store(new Person(person.sub(), person.account(), person.email(), person.name()));
        return workspaces.personal(person.sub(), person.name());
    }
}
