package org.jixia.workspace.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.WorkspaceState;
import org.jixia.platform.ids.Ids;

/**
 * Use cases of groups and of the grants that let them read workspaces. Each change is followed through to the facts about every
 * person whom it concerns, in the same transaction. A group is held before workspaces, workspaces in one order.
 */
@ApplicationScoped
public class GroupService {
    private final GroupRepository groups;
    private final GrantRepository grants;
    private final WorkspaceRepository workspaces;
    private final WorkspaceEvents events;
    private final Repeats repeats;

    @Inject
    public GroupService(
            GroupRepository groups,
            GrantRepository grants,
            WorkspaceRepository workspaces,
            WorkspaceEvents events,
            Repeats repeats) {
        this.groups = groups;
        this.grants = grants;
        this.workspaces = workspaces;
        this.events = events;
        this.repeats = repeats;
    }

    @Transactional
    public Group create(String wantedName, String description, String actor, Repeats.Command command) {
        return repeats.once(command, Group.class, () -> {
            var name = free(wantedName, null);
            var id = Ids.next();
            groups.insert(id, name, described(description));
            events.group(id, "create", name, actor);
            return get(id);
        });
    }

    public Group get(UUID id) {
        return groups.find(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    public List<Group> list(String after, int limit) {
        return groups.list(after, limit);
    }

    /** Renames or describes it anew, from the version that the caller read; null leaves as it is. */
    @Transactional
    public Group change(UUID id, long expectedVersion, String name, String description, String actor) {
        var before = lock(id);
        var after = new Group(
                id,
                name == null ? before.name() : free(name, id),
                description == null ? before.description() : described(description),
                expectedVersion,
                before.createdAt(),
                before.members());
        if (!groups.update(after)) {
            throw DomainException.of(PlatformError.STALE_VERSION);
        }
        events.group(id, "change", after.name(), actor);
        return get(id);
    }

    /** Deletes it with its grants: who read by them alone reads no longer. */
    @Transactional
    public void delete(UUID id, String actor) {
        var group = lock(id);
        for (var workspace : grants.workspaces(id)) {
            var room = hold(workspace);
            grants.take(workspace, id);
            events.facts(grants.settle(workspace, null), room, actor);
            events.grant(room, id.toString(), false, actor);
        }
        groups.delete(id);
        events.group(id, "delete", group.name(), actor);
    }

    public List<String> members(UUID group, String after, int limit) {
        return groups.members(get(group).id(), after, limit);
    }

    @Transactional
    public void add(UUID id, String person, String actor) {
        if (!Member.isPossiblePerson(person)) {
            throw DomainException.of(WorkspaceError.PERSON_INVALID);
        }
        lock(id);
        if (groups.add(id, person)) {
            follow(id, person, actor);
            events.group(id, "member.put", person, actor);
        }
    }

    @Transactional
    public void remove(UUID id, String person, String actor) {
        lock(id);
        if (!groups.remove(id, person)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        follow(id, person, actor);
        events.group(id, "member.remove", person, actor);
    }

    private void follow(UUID group, String person, String actor) {
        for (var workspace : grants.workspaces(group)) {
            var room = hold(workspace);
            events.facts(grants.settle(workspace, person), room, actor);
        }
    }

    /** The groups that may read the workspace. */
    public List<Group> readers(UUID workspace) {
        return grants.groups(workspace);
    }

    @Transactional
    public Group give(UUID workspace, UUID id, String actor) {
        var group = lock(id);
        var room = hold(workspace);
        if (room.state() != WorkspaceState.ACTIVE) {
            throw DomainException.of(WorkspaceError.NOT_ACTIVE);
        }
        if (grants.give(workspace, id)) {
            events.facts(grants.settle(workspace, null), room, actor);
            events.grant(room, id.toString(), true, actor);
        }
        return group;
    }

    @Transactional
    public void take(UUID workspace, UUID id, String actor) {
        lock(id);
        var room = hold(workspace);
        if (!grants.take(workspace, id)) {
            throw DomainException.of(PlatformError.NOT_FOUND);
        }
        events.facts(grants.settle(workspace, null), room, actor);
        events.grant(room, id.toString(), false, actor);
    }

    private Group lock(UUID id) {
        return groups.lock(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private Workspace hold(UUID id) {
        return workspaces.lock(id).orElseThrow(() -> DomainException.of(PlatformError.NOT_FOUND));
    }

    private String free(String wanted, UUID except) {
        var name = Workspace.checkedName(wanted);
        if (groups.isTaken(name, except)) {
            throw DomainException.of(WorkspaceError.GROUP_EXISTS, name);
        }
        return name;
    }

    private static String described(String description) {
        Workspace.checked(new WorkspaceService.Details(description, List.of()));
        return description == null ? "" : description;
    }
}
