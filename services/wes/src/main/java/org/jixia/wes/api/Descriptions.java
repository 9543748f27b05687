package org.jixia.wes.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.engine.plan.RunInputs;
import org.jixia.wdl.engine.room.ForeseenCall;
import org.jixia.wdl.engine.room.Foresight;
import org.jixia.wdl.language.InputParameter;
import org.jixia.wdl.language.WorkflowGraph;
import org.jixia.wdl.language.print.ExpressionPrinter;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wes.api.InternalBodies.CallBody;
import org.jixia.wes.api.InternalBodies.Description;
import org.jixia.wes.api.InternalBodies.Diagnosis;
import org.jixia.wes.api.InternalBodies.Documents;
import org.jixia.wes.api.InternalBodies.InputBody;
import org.jixia.wes.api.InternalBodies.MemberBody;
import org.jixia.wes.api.InternalBodies.OutputBody;
import org.jixia.wes.engine.Workflows.Workflow;

/** What a form, a page and a picture need to know of a workflow; of one that cannot be run, what is wrong with it. */
final class Descriptions {

    private Descriptions() {}

    static Description of(Workflow workflow, Locale locale, boolean withDocuments) {
        var bundle = workflow.bundle();
        var documents = withDocuments ? new Documents(bundle.main(), bundle.files()) : null;
        return workflow.plan()
                .map(plan -> whole(workflow, plan, diagnostics(workflow, locale), documents))
                .orElseGet(() -> new Description(
                        false,
                        null,
                        null,
                        null,
                        diagnostics(workflow, locale),
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        null,
                        documents));
    }

    private static List<Diagnosis> diagnostics(Workflow workflow, Locale locale) {
        return workflow.checked().diagnostics().stream()
                .map(diagnostic -> new Diagnosis(
                        diagnostic.severity().name(),
                        diagnostic.code().code(),
                        diagnostic.message(locale),
                        diagnostic.file(),
                        diagnostic.line(),
                        diagnostic.column()))
                .toList();
    }

    private static Description whole(Workflow workflow, Plan plan, List<Diagnosis> diagnostics, Documents documents) {
        var structs = new LinkedHashMap<String, List<MemberBody>>();
        plan.inputs().forEach(input -> collect(input.type(), structs));
        plan.outputs().forEach(output -> collect(output.type(), structs));
        return new Description(
                true,
                plan.name(),
                plan.target().isTask() ? "task" : "workflow",
                workflow.checked().main().map(main -> main.version().text()).orElse(null),
                diagnostics,
                plan.inputs().stream().map(Descriptions::input).toList(),
                plan.outputs().stream()
                        .map(output -> new OutputBody(
                                output.name(),
                                output.type().toString(),
                                output.description().orElse(null)))
                        .toList(),
                structs,
                Foresight.of(plan, new RunInputs(Map.of(), Map.of()), Map.of()).stream()
                        .map(call -> new CallBody(call.name(), call.task(), image(call)))
                        .toList(),
                WorkflowGraph.of(plan.target()).orElse(null),
                documents);
    }

    private static InputBody input(InputParameter input) {
        return new InputBody(
                input.name(),
                input.type().toString(),
                input.optional(),
                input.declaration().value().map(ExpressionPrinter::print).orElse(null),
                input.description().orElse(null));
    }

    private static void collect(WdlType type, Map<String, List<MemberBody>> structs) {
        switch (type) {
            case WdlType.StructType(String name, Map<String, WdlType> members) -> {
                var known = structs.putIfAbsent(
                        name,
                        members.entrySet().stream()
                                .map(member -> new MemberBody(
                                        member.getKey(), member.getValue().toString()))
                                .toList());
                if (known == null) {
                    members.values().forEach(member -> collect(member, structs));
                }
            }
            case WdlType.ArrayType array -> collect(array.element(), structs);
            case WdlType.MapType map -> {
                collect(map.key(), structs);
                collect(map.value(), structs);
            }
            case WdlType.PairType pair -> {
                collect(pair.left(), structs);
                collect(pair.right(), structs);
            }
            case WdlType.OptionalType optional -> collect(optional.inner(), structs);
            case WdlType.Primitive plain -> {}
            case WdlType.ObjectType plain -> {}
            case WdlType.NoneType plain -> {}
            case WdlType.AnyType plain -> {}
            case WdlType.CallType plain -> {}
        }
    }

    private static String image(ForeseenCall call) {
        return call.containers() == null || call.containers().isEmpty() ? null : String.join(", ", call.containers());
    }
}
