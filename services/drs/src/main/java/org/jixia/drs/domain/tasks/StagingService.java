package org.jixia.drs.domain.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixia.drs.domain.Audience;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DecisionLog.Grant;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.AccessService;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.SignedAddress;
import org.jixia.drs.domain.objects.WorkGrants;
import org.jixia.drs.domain.references.ReferenceService;
import org.jixia.drs.domain.references.ReferenceService.Asked;
import org.jixia.drs.domain.references.ReferenceService.Resolution;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Detail;

/**
 * Hands inputs to tasks: finds them, checks the person's right and the run's list, records each access and what was granted, and
 * gives addresses. Called for every input of every attempt, so a call of 500 tasks takes as many statements as a call of one.
 */
@ApplicationScoped
public class StagingService {
    private final ReferenceService references;
    private final AccessService access;
    private final WorkGrants grants;
    private final DecisionLog decisions;

    public StagingService(ReferenceService references, AccessService access, WorkGrants grants, DecisionLog decisions) {
        this.references = references;
        this.access = access;
        this.grants = grants;
        this.decisions = decisions;
    }

    public List<StagedTask> stage(List<TaskInputs> tasks) {
        var asked = tasks.stream()
                .flatMap(t -> t.urls().stream().map(url -> new Asked(t.workspace(), t.person(), url)))
                .toList();
        var resolved = references.resolveToFetch(asked);
        var listed = listed(tasks, resolved);
        var checked = new ArrayList<Resolution>(resolved.size());
        var at = 0;
        for (var task : tasks) {
            for (var ignored : task.urls()) {
                checked.add(bounded(task, resolved.get(at++), listed));
            }
        }
        var signed = sign(checked);
        record(tasks, checked);
        return answers(tasks, checked, signed);
    }

    /** Objects of other workspaces, which a run may use only when they were listed for it. */
    private Map<UUID, Set<ObjectId>> listed(List<TaskInputs> tasks, List<Resolution> resolved) {
        var toAsk = new HashMap<UUID, Set<ObjectId>>();
        var at = 0;
        for (var task : tasks) {
            for (var ignored : task.urls()) {
                var object = resolved.get(at++).object();
                if (object != null && task.run() != null && !isOwn(task, object)) {
                    toAsk.computeIfAbsent(task.run(), r -> new HashSet<>()).add(object.id());
                }
            }
        }
        return toAsk.isEmpty() ? Map.of() : grants.inputsAmong(toAsk);
    }

    private static boolean isOwn(TaskInputs task, DataObject object) {
        return object.workspace().equals(task.workspace())
                || task.run().equals(object.maker().run());
    }

    private static Resolution bounded(TaskInputs task, Resolution resolution, Map<UUID, Set<ObjectId>> listed) {
        var object = resolution.object();
        if (object == null) {
            return resolution;
        }
        if (object.isBundle()) {
            return resolution.refused(Fault.of(DrsError.REFERENCE_BUNDLE, "", object.id()));
        }
        var allowed = task.run() == null
                || isOwn(task, object)
                || listed.getOrDefault(task.run(), Set.of()).contains(object.id());
        return allowed ? resolution : resolution.refused(Fault.of(DrsError.NOT_AN_INPUT, "", object.id(), task.run()));
    }

    /** Addresses of what is allowed; what is allowed but has no usable bytes becomes a fault. */
    private Map<ObjectId, SignedAddress> sign(List<Resolution> checked) {
        var objects = checked.stream()
                .filter(Resolution::hasObject)
                .map(Resolution::object)
                .collect(Collectors.toMap(DataObject::id, o -> o, (a, b) -> a));
        if (objects.isEmpty()) {
            return Map.of();
        }
        var signed = access.sign(objects.values(), Audience.INTERNAL);
        checked.replaceAll(r -> {
            var fault = r.hasObject() ? signed.faults().get(r.object().id()) : null;
            return fault == null ? r : r.refused(Fault.of(fault, "", r.object().id()));
        });
        return signed.addresses();
    }

    private void record(List<TaskInputs> tasks, List<Resolution> checked) {
        var given = new ArrayList<Decision>();
        var granted = new ArrayList<Grant>();
        var refused = new ArrayList<Decision>();
        var at = 0;
        for (var task : tasks) {
            for (var url : task.urls()) {
                var resolution = checked.get(at++);
                var object = resolution.object();
                if (object != null) {
                    given.add(Decision.granted(Action.STAGE, task.person(), object.workspace(), object.id())
                            .forWork(task.run(), task.task()));
                    granted.add(new Grant(task.task(), task.attempt(), object.id()));
                } else if (resolution.fault() != null) {
                    var why = Detail.of(resolution.fault().code()).with("url", url);
                    refused.add(Decision.refused(Action.STAGE, task.person(), resolution.meant(), why)
                            .forWork(task.run(), task.task()));
                }
            }
        }
        decisions.refused(refused);
        decisions.record(given, granted);
    }

    private static List<StagedTask> answers(
            List<TaskInputs> tasks, List<Resolution> checked, Map<ObjectId, SignedAddress> signed) {
        var answers = new ArrayList<StagedTask>(tasks.size());
        var at = 0;
        for (var task : tasks) {
            var inputs = new ArrayList<StagedInput>(task.urls().size());
            for (var url : task.urls()) {
                inputs.add(answer(url, checked.get(at++), signed));
            }
            answers.add(new StagedTask(task.task(), inputs));
        }
        return answers;
    }

    private static StagedInput answer(String url, Resolution resolution, Map<ObjectId, SignedAddress> signed) {
        if (resolution.external() != null) {
            return new StagedInput(url, null, resolution.external(), null);
        }
        if (resolution.object() == null) {
            return new StagedInput(url, null, null, resolution.fault());
        }
        var address = signed.get(resolution.object().id()).url();
        return new StagedInput(url, resolution.object(), address.toString(), null);
    }

    /** The inputs of one attempt, as its texts name them. */
    public record TaskInputs(String task, int attempt, String person, UUID workspace, UUID run, List<String> urls) {}

    /** The answers in the order of the texts. */
    public record StagedTask(String task, List<StagedInput> inputs) {}

    /** An input with its address (and object, unless it lies outside), or the fault. */
    public record StagedInput(String url, DataObject object, String accessUrl, Fault fault) {}
}
