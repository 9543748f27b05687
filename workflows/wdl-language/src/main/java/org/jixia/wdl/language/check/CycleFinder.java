package org.jixia.wdl.language.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.CallInput;
import org.jixia.wdl.language.ast.Conditional;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Node;
import org.jixia.wdl.language.ast.Scatter;
import org.jixia.wdl.language.ast.Syntax;
import org.jixia.wdl.language.ast.WorkflowElement;

/** Finds declarations and calls that wait for themselves. Does not recurse: chains may be long. */
final class CycleFinder {
    private final Context context;
    private final Map<Node, Set<Node>> needs = new IdentityHashMap<>();
    private final Map<String, Call> calls = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    CycleFinder(Context context) {
        this.context = context;
    }

    void check(List<? extends WorkflowElement> elements) {
        collectCalls(elements);
        collect(elements, List.of());
        Set<Node> left = remaining();
        if (!left.isEmpty()) {
            report(left);
        }
    }

    private void collectCalls(List<? extends WorkflowElement> elements) {
        for (WorkflowElement element : elements) {
            switch (element) {
                case Call call -> calls.putIfAbsent(call.name(), call);
                case Scatter scatter -> collectCalls(scatter.body());
                case Conditional conditional -> collectCalls(conditional.body());
                case Declaration declaration -> {}
            }
        }
    }

    private void collect(List<? extends WorkflowElement> elements, List<Node> around) {
        for (WorkflowElement element : elements) {
            Set<Node> needed = identitySet(around);
            switch (element) {
                case Declaration declaration -> declaration.value().ifPresent(value -> read(value, needed));
                case Call call -> {
                    for (CallInput input : call.inputs()) {
                        read(input.value(), needed);
                    }
                    for (String earlier : call.after()) {
                        if (calls.containsKey(earlier)) {
                            needed.add(calls.get(earlier));
                        }
                    }
                }
                case Scatter scatter -> read(scatter.collection(), needed);
                case Conditional conditional -> read(conditional.condition(), needed);
            }
            needs.put(element, needed);
            nodes.add(element);
            switch (element) {
                case Scatter scatter -> collect(scatter.body(), List.of(scatter));
                case Conditional conditional -> collect(conditional.body(), List.of(conditional));
                case Declaration declaration -> {}
                case Call call -> {}
            }
        }
    }

    private void read(Expression expression, Set<Node> needed) {
        for (Expression.Name name : Syntax.names(expression)) {
            context.document().symbolOf(name).ifPresent(symbol -> needed.add(symbol.definition()));
        }
    }

    /** What is left when everything that waits only for finished things is taken away, again and again. */
    private Set<Node> remaining() {
        Map<Node, Integer> open = new IdentityHashMap<>();
        Map<Node, List<Node>> waiting = new IdentityHashMap<>();
        Deque<Node> ready = new ArrayDeque<>();
        for (Node node : nodes) {
            int count = 0;
            for (Node needed : needs.get(node)) {
                if (needs.containsKey(needed)) {
                    waiting.computeIfAbsent(needed, key -> new ArrayList<>()).add(node);
                    count++;
                }
            }
            open.put(node, count);
            if (count == 0) {
                ready.add(node);
            }
        }
        while (!ready.isEmpty()) {
            Node done = ready.poll();
            open.remove(done);
            for (Node node : waiting.getOrDefault(done, List.of())) {
                if (open.merge(node, -1, Integer::sum) == 0) {
                    ready.add(node);
                }
            }
        }
        return identitySet(open.keySet());
    }

    /** Follows needs within what is left until a node comes again: that is a circle. */
    private void report(Set<Node> left) {
        Node node = nodes.stream().filter(left::contains).findFirst().orElseThrow();
        List<Node> path = new ArrayList<>();
        Map<Node, Integer> places = new IdentityHashMap<>();
        while (!places.containsKey(node)) {
            places.put(node, path.size());
            path.add(node);
            node = needs.get(node).stream().filter(left::contains).findFirst().orElseThrow();
        }
        List<Node> circle = path.subList(places.get(node), path.size());
        String shown = circle.stream().limit(10).map(CycleFinder::name).collect(Collectors.joining(" → "));
        context.faults().report(DiagnosticCode.CYCLE, node.position(), name(node), shown + " → " + name(node));
    }

    private static Set<Node> identitySet(Collection<Node> nodes) {
        Set<Node> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(nodes);
        return set;
    }

    private static String name(Node node) {
        return switch (node) {
            case Declaration declaration -> declaration.name();
            case Call call -> call.name();
            case Scatter scatter -> "scatter (" + scatter.variable() + ")";
            default -> "if";
        };
    }
}
