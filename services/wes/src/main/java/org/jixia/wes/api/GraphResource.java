package org.jixia.wes.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;
import org.jixia.wdl.engine.plan.Plan;
import org.jixia.wdl.language.WorkflowGraph;
import org.jixia.wes.domain.RunService;
import org.jixia.wes.engine.Workflows;

/** The workflow of a run as a graph of its calls; how many of each are where stands in the counts of the run. */
@Path("/runs/{run}/graph")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GraphResource {

    private final RunService service;
    private final Workflows workflows;
    private final CurrentCaller caller;

    GraphResource(RunService service, Workflows workflows, CurrentCaller caller) {
        this.service = service;
        this.workflows = workflows;
        this.caller = caller;
    }

    /**
     * A call; its id is the name by which the run's counts know it. Of a called workflow the counts know its calls, whose names begin
     * with the id and a dot.
     */
    @Schema(requiredProperties = {"id", "label", "kind", "callee"})
    public record NodeView(
            String id, String label, WorkflowGraph.Kind kind, String callee, String scatter, String conditional) {}

    @Schema(requiredProperties = {"from", "to"})
    public record EdgeView(String from, String to) {}

    /** Without nodes when the workflow has more calls than a picture can show. */
    @Schema(requiredProperties = {"nodes", "edges"})
    public record GraphView(List<NodeView> nodes, List<EdgeView> edges) {}

    @GET
    @Permission(Right.WORKSPACE_READ)
    public GraphView view(@PathParam("run") String id) {
        var run = service.visible(id, caller.get());
        return workflows
                .find(run.bundle())
                .plan()
                .flatMap(GraphResource::graph)
                .orElse(new GraphView(List.of(), List.of()));
    }

    private static Optional<GraphView> graph(Plan plan) {
        var prefix = plan.workflow().isPresent() ? plan.name() + "." : "";
        return WorkflowGraph.of(plan.target())
                .map(graph -> new GraphView(
                        graph.nodes().stream()
                                .map(node -> new NodeView(
                                        prefix + node.id(),
                                        node.label(),
                                        node.kind(),
                                        node.callee(),
                                        node.scatter(),
                                        node.conditional()))
                                .toList(),
                        graph.edges().stream()
                                .map(edge -> new EdgeView(prefix + edge.from(), prefix + edge.to()))
                                .toList()));
    }
}
