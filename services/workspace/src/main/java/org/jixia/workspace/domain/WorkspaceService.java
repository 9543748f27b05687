package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Membership;
import org.jixia.platform.identity.Role;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;

/** Use cases of workspaces and their members; each tells what changed in the transaction that changes it. */
@ApplicationScoped
public class WorkspaceService {
    /** Whom a grant to every signed-in person names. */
    public static final String EVERYONE = "everyone";

    private final WorkspaceRepository workspaces;
    private final GrantRepository grants;
    private final WorkspaceEvents events;
    private final Billing billing;
    private final Repeats repeats;
    private final InvitationRepository invitations;

    @Inject
    public WorkspaceService(
            WorkspaceRepository workspaces,
            GrantRepository grants,
            WorkspaceEvents events,
            Billing billing,
            Repeats repeats,
            InvitationRepository invitations) {
        this.workspaces = workspaces;
        this.grants = grants;
        this.events = events;
        this.billing = billing;
        this.repeats = repeats;
        this.invitations = invitations;
    }

    /** The personal workspace, made on first use; billing is asked first, outside the transaction. */
    public Workspace personal(String person, String displayName) {
        var id = Ids.personal(person);
        return workspaces.find(id).orElseGet(() -> {
            var account = billing.personalAccount(person);
            insert(draft(id, Workspace.possibleName(displayName), person, account, true, new Details("", List.of())));
            return get(id);
        });
    }

    public Workspace create(PersonCaller person, Wanted wanted, Repeats.Command command) {
        return repeats.answered(command, Workspace.class).orElseGet(() -> keep(drafted(person, wanted), command));
    }

    /** A workspace that could be inserted; billing is asked, so not inside a transaction. */
    Workspace drafted(PersonCaller person, Wanted wanted) {
        var name = Workspace.checkedName(wanted.name());
        var details = Workspace.checked(wanted.details());
        var account = wanted.account();
        if (account == null) {
            account = personal(person.sub(), person.name()).billingAccount();
        } else {
            billing.requireUsable(account, person.token());
        }
        return draft(Ids.next(), name, person.sub(), account, false, details);
    }

    @Transactional
    Workspace keep(Workspace draft, Repeats.Command command) {
        return repeats.once(command, Workspace.class, () -> {
            insert(draft);
            return get(draft.id());
        });
    }

    @Transactional
    public void insert(Workspace draft) {
        if (workspaces.insert(draft)) {
            var owner = workspaces.store(new Member(draft.id(), draft.owner(), Role.OWNER, true, true));
            events.created(draft);
            events.member(owner, owner, draft, draft.owner());
        }
    }

    private static Workspace draft(
            UUID id, String name, String owner, UUID account, boolean personal, Details details) {
        var now = Instant.now();
        return new Workspace(
                id,
                name,
                details.description() == null ? "" : details.description(),
                details.tags() == null ? List.of() : List.copyOf(details.tags()),
                personal,
                owner,
                account,
                WorkspaceState.ACTIVE,
                false,
                false,
                false,
                1,
                now,
                now,
                null);
    }

    public Workspace get(UUID id) {
        return workspaces.find(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    public Optional<Workspace> find(UUID id) {
        return workspaces.find(id);
    }

    public List<WorkspaceRepository.Listed> list(
            WorkspaceRepository.Wanted wanted, Instant before, UUID id, int limit) {
        return workspaces.list(wanted, before, id, limit);
    }

    /** Changes one workspace from the version that the caller read; who may enter hears of a new state or lock. */
    @Transactional
    public Workspace change(UUID id, Long expectedVersion, String actor, UnaryOperator<Workspace> how) {
        var before = workspaces.lock(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        if (expectedVersion != null && before.version() != expectedVersion) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
        var after = how.apply(before);
        if (after.equals(before)) {
            return before;
        }
        if (!workspaces.update(after)) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
        var stored = workspaces.find(id).orElseThrow();
        if (stored.state() != before.state() || stored.locked() != before.locked()) {
            events.facts(grants.renew(id), stored, actor);
        }
        if (stored.state() == WorkspaceState.PURGING) {
            invitations.purge(id);
        }
        if (stored.readableByAll() != before.readableByAll()) {
            events.facts(grants.settle(id, Membership.EVERYONE), stored, actor);
            events.grant(stored, EVERYONE, stored.readableByAll(), actor);
        }
        tell(before, stored, actor);
        return stored;
    }

    /** Lets every signed-in person read, or no longer. */
    public Workspace shareWithAll(UUID id, boolean readable, String actor) {
        return change(id, null, actor, room -> {
            if (readable && room.state() != WorkspaceState.ACTIVE) {
                throw DomainException.of(WorkspaceError.NOT_ACTIVE);
            }
            return room.sharedWithAll(readable);
        });
    }

    private void tell(Workspace before, Workspace after, String actor) {
        if (after.state() == before.state()) {
            events.changed(after, actor);
            return;
        }
        switch (after.state()) {
            case REMOVING -> events.removalStarted(after, actor);
            case REMOVED -> events.removed(after);
            case ACTIVE, PURGING -> events.changed(after, actor);
        }
    }

    public List<Member> members(UUID workspace) {
        return workspaces.members(workspace);
    }

    /** Adds or changes a member; nobody grants, or takes from somebody, more than they have. */
    @Transactional
    public Member put(Member wanted, String actor) {
        if (!Member.isPossiblePerson(wanted.person())) {
            throw DomainException.of(WorkspaceError.PERSON_INVALID);
        }
        var room = workspaces.lock(wanted.workspace()).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        requireCovers(room, actor, wanted);
        var before = workspaces.member(room.id(), wanted.person()).filter(Member::isMember);
        before.ifPresent(member -> requireCovers(room, actor, member));
        if (wanted.role() != Role.OWNER) {
            before.ifPresent(member -> keepOwner(room, member));
        }
        var stored = workspaces.store(wanted);
        if (!stored.canCompute() && before.map(Member::canCompute).orElse(false)) {
            workspaces.noteStop(room.id(), wanted.person());
        }
        events.member(stored, stored, room, actor);
        return stored;
    }

    /** Makes the invited person a member, as who invited could still do; somebody who is one already stays as they are. */
    @Transactional
    void takeUp(Invitation invitation, String person) {
        var waited = invitations.remove(invitation.workspace(), invitation.id()).isPresent();
        var member = workspaces.member(invitation.workspace(), person).filter(Member::isMember);
        if (waited && member.isEmpty() && get(invitation.workspace()).state() == WorkspaceState.ACTIVE) {
            put(invitation.member(person), invitation.invitedBy());
        }
    }

    /** The workspace, in which the actor may give as much as this. */
    Workspace requireCovered(Member wanted, String actor) {
        var room = workspaces.hold(wanted.workspace()).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        requireCovers(room, actor, wanted);
        return room;
    }

    @Transactional
    public void remove(UUID workspace, String person, String actor) {
        var room = workspaces.lock(workspace).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        var before = workspaces
                .member(workspace, person)
                .filter(Member::isMember)
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        requireCovers(room, actor, before);
        keepOwner(room, before);
        var gone = workspaces.store(before.gone());
        workspaces.noteStop(workspace, person);
        var left = grants.settle(workspace, person);
        events.member(gone, left.isEmpty() ? gone : left.getFirst(), room, actor);
    }

    private void requireCovers(Workspace room, String actor, Member member) {
        var own = workspaces
                .member(room.id(), actor)
                .filter(Member::isMember)
                .orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
        if (!own.covers(member)) {
            throw DomainException.of(WorkspaceError.GRANT_TOO_HIGH);
        }
    }

    private void keepOwner(Workspace room, Member leaving) {
        if (leaving.role() != Role.OWNER) {
            return;
        }
        if (room.personal() && leaving.person().equals(room.owner())) {
            throw DomainException.of(WorkspaceError.PERSONAL_STAYS);
        }
        var owners = workspaces.members(room.id()).stream()
                .filter(member -> member.role() == Role.OWNER)
                .count();
        if (owners < 2) {
            throw DomainException.of(WorkspaceError.LAST_OWNER);
        }
    }

    /**
     * A workspace as somebody wants it.
     *
     * @param account null for the personal one
     */
    public record Wanted(String name, Details details, UUID account) {}

    /** What people say about a workspace beside its name. */
    public record Details(String description, List<String> tags) {}
}
