package org.jixia.wdl.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.ast.Syntax;
import org.jixia.wdl.language.ast.WorkflowElement;
import org.jixia.wdl.language.print.ExpressionPrinter;

/**
 * The calls of a workflow and which of them wait for which, as a person looks at it before anything runs: a call in a scatter is one
 * node, a called workflow too. A call waits for those whose outputs it reads, also by way of declarations and of the scatters and
 * conditionals around it, and for those that it names after {@code after}.
 */
public record WorkflowGraph(List<Node> nodes, List<Edge> edges) {
    /** More is no picture, and finding what waits for what takes time by their product. */
    private static final int MOST_CALLS = 2_000;

    private static final int MOST_ELEMENTS = 20_000;

    public enum Kind {
        TASK,
        WORKFLOW
    }

    /**
     * A call by its name, which is unique in the workflow.
     *
     * @param callee the task or workflow that it starts
     * @param scatter the scatters around it, outermost first ({@code sample in samples}); null outside of any
     * @param conditional the conditions around it; null without any
     */
    public record Node(String id, String label, Kind kind, String callee, String scatter, String conditional) {}

    /** The second waits for the first. */
    public record Edge(String from, String to) {}

    /** Of a single task its one node; empty for a workflow with more calls than a picture can show. */
    public static Optional<WorkflowGraph> of(Target target) {
        if (target.isTask()) {
            var only = new Node(target.name(), target.name(), Kind.TASK, target.name(), null, null);
            return Optional.of(new WorkflowGraph(List.of(only), List.of()));
        }
        var builder = new Builder(target.document());
        builder.collect(target.workflow().body(), List.of());
        return builder.calls.size() > MOST_CALLS || builder.around.size() > MOST_ELEMENTS
                ? Optional.empty()
                : Optional.of(builder.graph());
    }

    private static final class Builder {
        private final CheckedDocument document;
        private final List<Call> calls = new ArrayList<>();
        private final Map<Object, List<WorkflowElement>> around = new IdentityHashMap<>();

        private Builder(CheckedDocument document) {
            this.document = document;
        }

        private void collect(List<WorkflowElement> body, List<WorkflowElement> scopes) {
            for (WorkflowElement element : body) {
                around.put(element, scopes);
                switch (element) {
                    case Call call -> calls.add(call);
                    case Scatter scatter -> collect(scatter.body(), within(scopes, scatter));
                    case Conditional conditional -> collect(conditional.body(), within(scopes, conditional));
                    case Declaration declaration -> {}
                }
            }
        }

        private static List<WorkflowElement> within(List<WorkflowElement> scopes, WorkflowElement scope) {
            List<WorkflowElement> more = new ArrayList<>(scopes);
            more.add(scope);
            return List.copyOf(more);
        }

        private WorkflowGraph graph() {
            List<Edge> edges = new ArrayList<>();
            for (Call call : calls) {
                for (String earlier : awaited(call)) {
                    edges.add(new Edge(earlier, call.name()));
                }
            }
            return new WorkflowGraph(calls.stream().map(this::node).toList(), List.copyOf(edges));
        }

        private Node node(Call call) {
            boolean workflow =
                    document.calleeOf(call).map(callee -> !callee.isTask()).orElse(false);
            List<String> scatters = new ArrayList<>();
            List<String> conditions = new ArrayList<>();
            for (WorkflowElement scope : around.get(call)) {
                if (scope instanceof Scatter scatter) {
                    scatters.add(scatter.variable() + " in " + ExpressionPrinter.print(scatter.collection()));
                } else if (scope instanceof Conditional conditional) {
                    conditions.add(ExpressionPrinter.print(conditional.condition()));
                }
            }
            return new Node(
                    call.name(),
                    call.name(),
                    workflow ? Kind.WORKFLOW : Kind.TASK,
                    call.targetName(),
                    scatters.isEmpty() ? null : String.join(", ", scatters),
                    conditions.isEmpty() ? null : String.join(" && ", conditions));
        }

        /** Follows what the call reads until other calls are met. Does not recurse: chains of declarations may be long. */
        private Set<String> awaited(Call call) {
            Set<String> found = new LinkedHashSet<>(call.after());
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<Object> open = new ArrayDeque<>();
            call.inputs().forEach(input -> read(input.value(), open));
            open.addAll(around.get(call));
            while (!open.isEmpty()) {
                Object element = open.poll();
                if (!seen.add(element)) {
                    continue;
                }
                switch (element) {
                    case Call earlier -> found.add(earlier.name());
                    case Declaration declaration -> {
                        declaration.value().ifPresent(value -> read(value, open));
                        open.addAll(around.getOrDefault(declaration, List.of()));
                    }
                    case Scatter scatter -> read(scatter.collection(), open);
                    case Conditional conditional -> read(conditional.condition(), open);
                    default -> {}
                }
            }
            return found;
        }

        private void read(Expression expression, Deque<Object> open) {
            for (Expression.Name name : Syntax.names(expression)) {
                document.symbolOf(name).ifPresent(symbol -> open.add(symbol.definition()));
            }
        }
    }
}
