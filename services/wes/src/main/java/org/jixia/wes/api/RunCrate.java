package org.jixia.wes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.room.ForeseenCall;
import org.jixia.wdl.engine.room.Foresight;
import org.jixia.wdl.engine.run.RunCore;
import org.jixia.wes.domain.Run;
import org.jixia.wes.domain.RunState;
import org.jixia.wes.domain.StepRepository;
import org.jixia.wes.domain.StepRepository.NodeView;
import org.jixia.wes.engine.Workflows;
import org.jixia.wes.engine.Workflows.Workflow;

/**
 * Writes a run as Workflow Run RO-Crate metadata (RO-Crate 1.1; profiles Process, Workflow and Provenance Run Crate 0.5): the
 * workflow with its text, who ran it, each call of a task, images and tools, and all files by their DRS address and SHA-256.
 * A page of calls at a time, so that a run of many calls needs no more memory than their names.
 */
@Singleton
class RunCrate {

    private static final int PAGE = 500;

    private final Workflows workflows;
    private final StepRepository steps;
    private final ObjectMapper json;

    RunCrate(Workflows workflows, StepRepository steps, ObjectMapper json) {
        this.workflows = workflows;
        this.steps = steps;
        this.json = json;
    }

    void write(Run run, OutputStream out) throws IOException {
        var workflow = workflows.find(run.bundle());
        try (var crate = new CrateWriter(json, out)) {
            var main = workflowEntities(crate, run, workflow);
            var action = runEntity(crate, run, main);
            var inputs = RunResults.tree(run.inputs(), json).path("values");
            values(crate, "input", inputs)
                    .forEach(id -> action.withArray("object").add(id));
            if (run.outputs() != null) {
                values(crate, "output", RunResults.tree(run.outputs(), json))
                        .forEach(id -> action.withArray("result").add(id));
            }
            var control = calls(crate, run, workflow);
            crate.write(action);
            engine(crate, run, control);
            root(crate, run, main);
        }
    }

    private String workflowEntities(CrateWriter crate, Run run, Workflow workflow) throws IOException {
        var language = "https://w3id.org/workflowhub/workflow-ro-crate#wdl";
        crate.write(crate.entity(language, "ComputerLanguage")
                .put("name", "Workflow Description Language")
                .put("alternateName", "WDL")
                .put("url", "https://openwdl.org/"));
        var folder = "urn:sha256:" + run.bundle() + "/";
        for (var file : workflow.bundle().files().entrySet()) {
            boolean main = file.getKey().equals(workflow.bundle().main());
            var entity = main
                    ? crate.entity(
                            folder + file.getKey(), "File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo")
                    : crate.entity(folder + file.getKey(), "File", "SoftwareSourceCode");
            entity.put("name", main ? run.workflow() : file.getKey())
                    .put("encodingFormat", "text/plain")
                    .put("text", file.getValue());
            entity.set("programmingLanguage", crate.reference(language));
            if (main) {
                entity.put("alternateName", file.getKey());
                workflow.plan().ifPresent(plan -> interfaceOf(crate, entity, plan));
            }
            crate.part(folder + file.getKey());
            crate.write(entity);
        }
        return folder + workflow.bundle().main();
    }

    private static void interfaceOf(CrateWriter crate, ObjectNode main, Plan plan) {
        plan.inputs().forEach(input -> {
            main.withArray("input").add(crate.reference(parameter("input", input.name())));
            crate.later(crate.entity(parameter("input", input.name()), "FormalParameter")
                    .put("name", input.name())
                    .put("additionalType", additionalType(input.type().toString()))
                    .put("valueRequired", !input.optional()));
        });
        plan.outputs().forEach(output -> {
            var name = plan.workflow().isPresent() && !output.name().contains(".")
                    ? plan.name() + "." + output.name()
                    : output.name();
            main.withArray("output").add(crate.reference(parameter("output", name)));
            crate.later(crate.entity(parameter("output", name), "FormalParameter")
                    .put("name", name)
                    .put("additionalType", additionalType(output.type().toString())));
        });
        plan.calls().forEach(call -> {
            main.withArray("step").add(crate.reference("#step/" + call.name()));
            var step = crate.entity("#step/" + call.name(), "HowToStep").put("name", call.name());
            step.set("workExample", crate.reference("#task/" + call.task()));
            crate.later(step);
        });
        plan.calls().stream()
                .map(call -> call.task())
                .distinct()
                .forEach(task -> main.withArray("hasPart").add(crate.reference("#task/" + task)));
    }

    private static String parameter(String kind, String name) {
        return "#" + kind + "/" + name;
    }

    private static String additionalType(String type) {
        var bare = type.replaceAll("[?+]", "");
        return switch (bare) {
            case "File" -> "File";
            case "Int" -> "Integer";
            case "Float" -> "Float";
            case "Boolean" -> "Boolean";
            case "String" -> "Text";
            default -> bare.contains("File") ? "Collection" : "PropertyValue";
        };
    }

    private static ObjectNode runEntity(CrateWriter crate, Run run, String main) throws IOException {
        var person = "#person/" + run.person();
        crate.write(crate.entity(person, "Person").put("identifier", run.person()));
        var action = crate.entity("urn:uuid:" + run.id(), "CreateAction")
                .put("name", "Run " + (run.name().isEmpty() ? run.workflow() : run.name()));
        action.set("instrument", crate.reference(main));
        action.set("agent", crate.reference(person));
        crate.mention("urn:uuid:" + run.id());
        times(action, run.startedAt(), run.endedAt());
        status(action, run.state() == RunState.COMPLETE, run.state().isFinal());
        if (run.failure() != null) {
            action.put("error", run.failure().sentence());
        }
        return action;
    }

    /** References to the values: files by their addresses, all else as values of its own. */
    private static List<JsonNode> values(CrateWriter crate, String kind, JsonNode values) throws IOException {
        var references = new java.util.ArrayList<JsonNode>();
        for (var value : values.properties()) {
            var of = parameter(kind, value.getKey());
            var files = crate.files(value.getValue(), of);
            if (files.isEmpty() && !value.getValue().isNull()) {
                var id = "#value/" + kind + "/" + value.getKey();
                var entity = crate.entity(id, "PropertyValue").put("name", value.getKey());
                entity.set(
                        "value",
                        value.getValue().isContainerNode()
                                ? entity.textNode(value.getValue().toString())
                                : value.getValue());
                entity.set("exampleOfWork", crate.reference(of));
                crate.write(entity);
                references.add(crate.reference(id));
            }
            files.forEach(file -> references.add(crate.reference(file)));
        }
        return references;
    }

    /** Writes all calls and what ran them; answers the references of their steps' actions. */
    private ArrayNode calls(CrateWriter crate, Run run, Workflow workflow) throws IOException {
        var tasks = new HashMap<String, String>();
        var images = new HashMap<String, List<String>>();
        var tools = new HashMap<String, TreeSet<String>>();
        workflow.plan().ifPresent(plan -> {
            plan.calls().forEach(call -> {
                tasks.put(call.name(), call.task());
                tools.put(call.task(), new TreeSet<>());
            });
            var inputs = RunInputs.fromJson(plan, RunResults.tree(run.inputs(), json));
            for (ForeseenCall call : Foresight.of(plan, inputs, Map.of())) {
                images.put(call.name(), call.containers() == null ? List.of() : call.containers());
            }
        });
        var control = json.createArrayNode();
        long after = 0;
        for (List<NodeView> page; !(page = steps.calls(run.id(), null, null, after, PAGE)).isEmpty(); ) {
            for (NodeView call : page) {
                var task = tasks.getOrDefault(call.call(), call.call());
                control.add(call(crate, call, task, images.getOrDefault(call.call(), List.of())));
                var used = tools.computeIfAbsent(task, name -> new TreeSet<>());
                if (call.details() != null) {
                    RunResults.tree(call.details(), json)
                            .path("hostTools")
                            .properties()
                            .forEach(tool -> used.add(
                                    tool.getKey() + " " + tool.getValue().asText()));
                }
            }
            after = page.getLast().number();
        }
        tools.forEach((task, used) -> crate.later(task(crate, task, used)));
        return control;
    }

    private ObjectNode call(CrateWriter crate, NodeView call, String task, List<String> images) throws IOException {
        var id = "#call/" + call.path();
        var action = crate.entity(id, "CreateAction").put("name", call.path());
        action.set("instrument", crate.reference("#task/" + task));
        times(action, call.submittedAt(), call.endedAt());
        status(action, call.state().equals("DONE"), call.endedAt() != null);
        if (call.sentence() != null && !call.state().equals("DONE")) {
            action.put("error", call.sentence());
        }
        if (call.cached()) {
            action.put("description", "Answered by the call cache: the results are those of an earlier call.");
        }
        if (call.task() != null) {
            action.put("identifier", call.task().toString());
        }
        if (call.outputs() != null) {
            for (String file : crate.files(RunResults.tree(call.outputs(), json), null)) {
                action.withArray("result").add(crate.reference(file));
            }
        }
        for (String image : images) {
            action.withArray("containerImage").add(crate.reference(crate.image(image)));
        }
        crate.mention(id);
        crate.write(action);
        var control = crate.entity("#control/" + call.path(), "ControlAction");
        control.set("instrument", crate.reference("#step/" + call.call()));
        control.set("object", crate.reference(id));
        crate.write(control);
        return crate.reference("#control/" + call.path());
    }

    private static ObjectNode task(CrateWriter crate, String name, TreeSet<String> tools) {
        var task = crate.entity("#task/" + name, "SoftwareApplication").put("name", name);
        for (String tool : tools) {
            task.withArray("softwareRequirements").add(crate.reference("#tool/" + tool));
            var parts = tool.split(" ", 2);
            crate.once(crate.entity("#tool/" + tool, "SoftwareApplication")
                    .put("name", parts[0])
                    .put("softwareVersion", parts[1]));
        }
        return task;
    }

    private static void engine(CrateWriter crate, Run run, ArrayNode control) throws IOException {
        crate.write(crate.entity("#engine", "SoftwareApplication")
                .put("name", "Jixia WDL engine")
                .put("softwareVersion", RunCore.SEMANTICS));
        var action = crate.entity("#organize", "OrganizeAction").put("name", "Run of Jixia");
        action.set("instrument", crate.reference("#engine"));
        action.set("agent", crate.reference("#person/" + run.person()));
        action.set("result", crate.reference("urn:uuid:" + run.id()));
        action.set("object", control);
        times(action, run.startedAt(), run.endedAt());
        crate.write(action);
    }

    private static void root(CrateWriter crate, Run run, String main) throws IOException {
        var at = run.endedAt() == null ? Instant.now() : run.endedAt();
        crate.root(
                main,
                root -> root.put("name", run.name().isEmpty() ? run.workflow() : run.name())
                        .put(
                                "description",
                                "What came of run " + run.id() + " of the workflow " + run.workflow()
                                        + ", and of what.")
                        .put("datePublished", WesLogs.time(at)));
    }

    private static void times(ObjectNode action, Instant from, Instant to) {
        if (from != null) {
            action.put("startTime", WesLogs.time(from));
        }
        if (to != null) {
            action.put("endTime", WesLogs.time(to));
        }
    }

    private static void status(ObjectNode action, boolean good, boolean over) {
        var status = !over ? "Active" : good ? "Completed" : "Failed";
        action.set("actionStatus", action.objectNode().put("@id", "http://schema.org/" + status + "ActionStatus"));
    }
}
