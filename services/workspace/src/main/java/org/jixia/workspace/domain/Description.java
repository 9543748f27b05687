package org.jixia.workspace.domain;

import java.util.List;
import java.util.Map;
import org.jixia.platform.errors.Fault;

/**
 * What wes says of a workflow: what is wrong with it, and of one that can be run what a form, a page and a picture need.
 *
 * @param graph null for what cannot be run, and for more calls than a picture shows
 * @param workflow the documents where the caller has not seen them so: read from an address or a zip, or with a main one that was
 *     guessed; else null
 */
public record Description(
        boolean valid,
        String name,
        String kind,
        String wdlVersion,
        List<Diagnostic> diagnostics,
        List<Parameter> inputs,
        List<Result> outputs,
        Map<String, List<StructMember>> structs,
        List<CallSite> calls,
        Graph graph,
        Documents workflow) {

    /** Lines and columns count from 1. */
    public record Diagnostic(String severity, String code, String message, String file, int line, int column) {}

    /** @param defaultText the expression that stands in the document; null without one */
    public record Parameter(String name, String type, boolean optional, String defaultText, String description) {}

    public record Result(String name, String type, String description) {}

    public record StructMember(String name, String type) {}

    public record CallSite(String name, String task, String image) {}

    public record Graph(List<GraphNode> nodes, List<GraphEdge> edges) {}

    /**
     * A call.
     *
     * @param kind TASK or WORKFLOW
     * @param scatter the scatters around it; null outside of any
     * @param conditional the conditions around it; null without any
     */
    public record GraphNode(String id, String label, String kind, String callee, String scatter, String conditional) {}

    /** The second waits for the first. */
    public record GraphEdge(String from, String to) {}

    Description with(Documents documents) {
        return new Description(
                valid, name, kind, wdlVersion, diagnostics, inputs, outputs, structs, calls, graph, documents);
    }

    /** Enough to give it inputs and take its outputs. */
    Workflow interfaces() {
        return new Workflow(
                name,
                inputs.stream()
                        .map(input -> new Workflow.Input(input.name(), input.type(), input.optional()))
                        .toList(),
                outputs.stream()
                        .map(output -> new Workflow.Output(output.name(), output.type()))
                        .toList());
    }

    List<Fault> faults() {
        return diagnostics == null
                ? List.of()
                : diagnostics.stream()
                        .filter(found -> "ERROR".equals(found.severity()))
                        .map(found -> Fault.told(
                                found.code(),
                                found.file() + ", line " + found.line() + ", column " + found.column(),
                                found.message()))
                        .toList();
    }
}
