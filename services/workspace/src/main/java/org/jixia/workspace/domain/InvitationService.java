package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;

/** Shares a workspace with somebody named by account or e-mail address: at once, or when they sign in for the first time. */
@ApplicationScoped
public class InvitationService {
    private static final Logger LOG = Logger.getLogger(InvitationService.class);

    private final InvitationRepository invitations;
    private final PersonRepository people;
    private final WorkspaceService workspaces;
    private final WorkspaceEvents events;

    @Inject
    public InvitationService(
            InvitationRepository invitations,
            PersonRepository people,
            WorkspaceService workspaces,
            WorkspaceEvents events) {
        this.invitations = invitations;
        this.people = people;
        this.workspaces = workspaces;
        this.events = events;
    }

    /** What came of it: exactly one is there. */
    public record Invited(Member member, Invitation invitation) {}

    /** @param to an account, or an e-mail address */
    @Transactional
    public Invited invite(String to, Member wanted, String actor) {
        var known = people.find(to);
        if (known.isPresent()) {
            return new Invited(workspaces.put(wanted.as(known.get().sub()), actor), null);
        }
        if (!to.contains("@")) {
            throw DomainException.of(WorkspaceError.NOBODY, to);
        }
        if (!Invitation.isAddress(to)) {
            throw DomainException.of(WorkspaceError.ADDRESS_INVALID, TableImportService.shortened(to));
        }
        var room = workspaces.requireCovered(wanted, actor);
        if (room.state() != WorkspaceState.ACTIVE) {
            throw DomainException.of(WorkspaceError.NOT_ACTIVE);
        }
        var kept = invitations.put(new Invitation(
                Ids.next(), room.id(), to, wanted.role(), wanted.canShare(), wanted.canCompute(), actor, null));
        events.invitation(room, kept, true, actor);
        return new Invited(null, kept);
    }

    public List<Invitation> list(UUID workspace, String after, int limit) {
        return invitations.list(workspace, after, limit);
    }

    @Transactional
    public void revoke(UUID workspace, UUID id, String actor) {
        var gone = invitations.remove(workspace, id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        events.invitation(workspaces.get(workspace), gone, false, actor);
    }

    /** Makes memberships of what waited for the person's verified address; each by itself, so that one refusal leaves the others. */
    void arrived(Person person) {
        if (person.email() == null) {
            return;
        }
        for (var waiting : invitations.waiting(person.email())) {
            try {
                workspaces.takeUp(waiting, person.sub());
            } catch (DomainException refused) {
                // Who invited may give this no longer: then there is nothing to take up.
                LOG.infof("An invitation to workspace %s has lapsed: %s", waiting.workspace(), refused.getMessage());
                revoke(waiting.workspace(), waiting.id(), "service:workspace");
            }
        }
    }
}
