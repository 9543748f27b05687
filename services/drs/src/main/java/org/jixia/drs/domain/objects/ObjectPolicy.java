package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixia.drs.domain.ObjectId;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Caller.PersonCaller;
import org.jixia.platform.identity.Caller.RunCaller;
import org.jixia.platform.identity.Caller.ServiceCaller;
import org.jixia.platform.identity.Caller.TaskCaller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/**
 * Who may read which object: the person must be able to read its workspace, and for a reference the workspace of the bytes too. A
 * run adds to that what it was given or made, a task what was staged for it. Rights come from memberships at each use.
 */
@ApplicationScoped
public class ObjectPolicy {
    private final Memberships memberships;
    private final WorkGrants grants;

    public ObjectPolicy(Memberships memberships, WorkGrants grants) {
        this.memberships = memberships;
        this.grants = grants;
    }

    public boolean mayRead(Caller caller, DataObject object) {
        return !readable(caller, Set.of(object)).isEmpty();
    }

    /** The objects among these that the caller may read; asks once a workspace. */
    public Set<ObjectId> readable(Caller caller, Collection<DataObject> objects) {
        return switch (caller) {
            case PersonCaller person -> readable(person.sub(), objects);
            case RunCaller run -> ofRun(run.run(), run.workspace(), readableObjects(run.person(), objects));
            case TaskCaller task -> ofTask(task, readableObjects(task.person(), objects));
            case ServiceCaller service -> Set.of();
        };
    }

    public Set<ObjectId> readable(String person, Collection<DataObject> objects) {
        return readableObjects(person, objects).stream().map(DataObject::id).collect(Collectors.toSet());
    }

    private Set<DataObject> readableObjects(String person, Collection<DataObject> objects) {
        var known = new HashMap<UUID, Boolean>();
        Predicate<UUID> reads =
                workspace -> known.computeIfAbsent(workspace, w -> memberships.allows(w, person, Right.WORKSPACE_READ));
        var readable = new HashSet<DataObject>();
        for (var object : objects) {
            if (reads.test(object.workspace()) && (!object.isReference() || reads.test(object.home()))) {
                readable.add(object);
            }
        }
        return readable;
    }

    /** What lies in the run's own workspace, what it made, and what was listed for it. */
    public Set<ObjectId> ofRun(UUID run, UUID workspace, Collection<DataObject> objects) {
        var allowed = new HashSet<ObjectId>();
        var toAsk = new HashSet<ObjectId>();
        for (var object : objects) {
            var own = object.workspace().equals(workspace)
                    || run.equals(object.maker().run());
            (own ? allowed : toAsk).add(object.id());
        }
        if (!toAsk.isEmpty()) {
            allowed.addAll(grants.inputsAmong(Map.of(run, toAsk)).getOrDefault(run, Set.of()));
        }
        return allowed;
    }

    private Set<ObjectId> ofTask(TaskCaller task, Collection<DataObject> objects) {
        var name = task.task().toString();
        var made = objects.stream().filter(o -> name.equals(o.maker().task())).map(DataObject::id);
        var asked = objects.stream().map(DataObject::id).collect(Collectors.toSet());
        var granted = grants.grantedAmong(name, asked).stream();
        return Stream.concat(made, granted).collect(Collectors.toSet());
    }
}
