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
        record(tasks, checked, signed);
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
            return refused(resolution, Fault.of(DrsError.REFERENCE_BUNDLE, "", object.id()));
        }
        var allowed = task.run() == null
                || isOwn(task, object)
                || listed.getOrDefault(task.run(), Set.of()).contains(object.id());
        return allowed ? resolution : refused(resolution, Fault.of(DrsError.NOT_AN_INPUT, "", object.id(), task.run()));
    }

    private static Resolution refused(Resolution resolution, Fault fault) {
        return new Resolution(resolution.asked(), null, null, fault);
    }

    private Map<ObjectId, SignedAddress> sign(List<Resolution> checked) {
        var objects = checked.stream()
                .filter(Resolution::hasObject)
                .map(Resolution::object)
                .collect(Collectors.toMap(DataObject::id, o -> o, (a, b) -> a));
        return objects.isEmpty() ? Map.of() : access.sign(objects.values(), Audience.INTERNAL);
    }

    private void record(List<TaskInputs> tasks, List<Resolution> checked, Map<ObjectId, SignedAddress> signed) {
        var given = new ArrayList<Decision>();
        var granted = new ArrayList<Grant>();
        var at = 0;
        for (var task : tasks) {
            for (var url : task.urls()) {
                var object = checked.get(at++).object();
                if (object != null && signed.containsKey(object.id())) {
                    given.add(Decision.granted(Action.STAGE, task.person(), object.workspace(), object.id())
                            .forWork(task.run(), task.task()));
                    granted.add(new Grant(task.task(), task.attempt(), object.id()));
                } else if (checked.get(at - 1).external() == null) {
                    var id = object == null ? null : object.id();
                    decisions.refused(
                            Decision.refused(Action.STAGE, task.person(), id, reason(checked.get(at - 1), url))
                                    .forWork(task.run(), task.task()));
                }
            }
        }
        decisions.record(given, granted);
    }

    private static String reason(Resolution resolution, String url) {
        var code = resolution.fault() == null
                ? DrsError.BYTES_LOST.code()
                : resolution.fault().code();
        return code + " " + url;
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
        var address = signed.get(resolution.object().id());
        return address == null
                ? new StagedInput(
                        url,
                        null,
                        null,
                        Fault.of(DrsError.BYTES_LOST, "", resolution.object().id()))
                : new StagedInput(url, resolution.object(), address.url().toString(), null);
    }

    /** The inputs of one attempt, as its texts name them. */
    public record TaskInputs(String task, int attempt, String person, UUID workspace, UUID run, List<String> urls) {}

    /** The answers in the order of the texts. */
    public record StagedTask(String task, List<StagedInput> inputs) {}

    /** An input with its address (and object, unless it lies outside), or the fault. */
    public record StagedInput(String url, DataObject object, String accessUrl, Fault fault) {}
}
