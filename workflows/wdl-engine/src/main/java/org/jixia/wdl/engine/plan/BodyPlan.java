package org.jixia.wdl.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.ast.Syntax;

/**
 * The body of a workflow, scatter or conditional as a graph: elements, a slot for each name that is visible in it (those of
 * inner bodies included), and for each element the slots it waits for.
 */
public final class BodyPlan {
    /** A slot {@code up} bodies further out. */
    public record Dependency(int up, int slot) {}

    /** A name of an inner body as the outer one sees it; {@code outputs} lists a call's outputs, null for a plain value. */
    public record Export(int inner, int outer, List<String> outputs) {}

    private final CheckedDocument document;
    private final BodyPlan parent;
    private final List<ElementPlan> elements = new ArrayList<>();
    private final List<Dependency[]> dependencies = new ArrayList<>();
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final Map<String, List<String>> calls = new LinkedHashMap<>();

    BodyPlan(CheckedDocument document, BodyPlan parent) {
        this.document = document;
        this.parent = parent;
    }

    int slot(String name) {
        return slots.computeIfAbsent(name, key -> slots.size());
    }

    void call(String name, List<String> outputs) {
        calls.put(name, outputs);
    }

    void add(ElementPlan element) {
        elements.add(element);
    }

    /** Names of an inner body become names here. The scatter's variable stays inside. */
    List<Export> exports(BodyPlan inner, String variable) {
        List<Export> exports = new ArrayList<>();
        inner.slots.forEach((name, slot) -> {
            if (!name.equals(variable)) {
                List<String> outputs = inner.calls.get(name);
                exports.add(new Export(slot, slot(name), outputs));
                if (outputs != null) {
                    calls.put(name, outputs);
                }
            }
        });
        return exports;
    }

    /** Once all names are known: which slots each element waits for. */
    void link() {
        for (ElementPlan element : elements) {
            Set<Dependency> found = new LinkedHashSet<>();
            int own = element instanceof ElementPlan.Declared declared ? declared.slot() : -1;
            element.reads().forEach(expression -> names(expression, own, found));
            element.after().forEach(name -> resolve(name, own, found));
            dependencies.add(found.toArray(Dependency[]::new));
            element.inner().ifPresent(BodyPlan::link);
        }
    }

    private void names(Expression expression, int own, Set<Dependency> found) {
        Syntax.names(expression).forEach(name -> resolve(name.name(), own, found));
    }

    private void resolve(String name, int own, Set<Dependency> found) {
        int up = 0;
        for (BodyPlan body = this; body != null; body = body.parent) {
            Integer slot = body.slots.get(name);
            if (slot != null && !(body == this && slot == own)) {
                found.add(new Dependency(up, slot));
                return;
            }
            up++;
        }
    }

    public CheckedDocument document() {
        return document;
    }

    public List<ElementPlan> elements() {
        return elements;
    }

    public Dependency[] dependencies(int element) {
        return dependencies.get(element);
    }

    /** Slots by name, in the order of the text. */
    public Map<String, Integer> slots() {
        return slots;
    }

    /** Outputs of each call that is visible here. */
    public Map<String, List<String>> calls() {
        return calls;
    }
}
