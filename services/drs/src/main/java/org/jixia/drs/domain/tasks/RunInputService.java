package org.jixia.drs.domain.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.ObjectPolicy;
import org.jixia.drs.domain.objects.ObjectRepository;
import org.jixia.drs.domain.objects.WorkGrants;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Detail;

/** The list of objects that a run may read: its person must be able to read each, now and again at every use. */
@ApplicationScoped
public class RunInputService {
    private final ObjectRepository objects;
    private final ObjectPolicy policy;
    private final WorkGrants grants;
    private final DecisionLog decisions;

    public RunInputService(ObjectRepository objects, ObjectPolicy policy, WorkGrants grants, DecisionLog decisions) {
        this.decisions = decisions;
        this.objects = objects;
        this.policy = policy;
        this.grants = grants;
    }

    /** Adds all or none: a fault for each object that does not exist or that the person may not read. */
    public void add(UUID run, String person, List<ObjectId> ids) {
        var found = objects.find(ids);
        var readable = policy.readable(person, found.values());
        var faults = new ArrayList<Fault>();
        var refused = new ArrayList<Decision>();
        for (int i = 0; i < ids.size(); i++) {
            var object = found.get(ids.get(i));
            if (object == null || !object.isAvailable() || !readable.contains(object.id())) {
                faults.add(Fault.of(DrsError.REFERENCE_NOT_FOUND, "objects[" + i + "]", ids.get(i)));
                refused.add(Decision.refused(Action.STAGE, person, ids.get(i), Detail.of("input-not-found"))
                        .forWork(run, null));
            }
        }
        if (!faults.isEmpty()) {
            decisions.refused(refused);
            throw DomainException.of(DrsError.INPUTS_REFUSED, faults.size()).with(faults);
        }
        grants.addInputs(run, ids);
    }
}
