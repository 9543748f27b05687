package org.jixia.wdl.language.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.language.Interfaces;
import org.jixia.wdl.language.Symbol;
import org.jixia.wdl.language.ast.WorkflowElement;
import org.jixia.wdl.language.types.WdlType;

/**
 * The names of a task or workflow. All but scatter variables are visible everywhere in it; seen from outside a scatter
 * they are arrays, from outside a conditional optional.
 */
final class Scope {
    private final Map<String, Symbol> names = new LinkedHashMap<>();
    private final Map<String, Symbol> outputs = new LinkedHashMap<>();
    private final List<Symbol> variables = new ArrayList<>();
    private List<WorkflowElement> current = List.of();
    private boolean inOutputs;

    Map<String, Symbol> names() {
        return names;
    }

    Map<String, Symbol> outputs() {
        return outputs;
    }

    List<WorkflowElement> current() {
        return current;
    }

    void enter(WorkflowElement element) {
        List<WorkflowElement> inner = new ArrayList<>(current);
        inner.add(element);
        current = List.copyOf(inner);
    }

    void leave() {
        current = List.copyOf(current.subList(0, current.size() - 1));
    }

    void addVariable(Symbol variable) {
        variables.add(variable);
    }

    void removeVariable() {
        variables.removeLast();
    }

    void outputsBegin() {
        inOutputs = true;
    }

    boolean inOutputs() {
        return inOutputs;
    }

    /** The symbol, or null. Inner variables come first; outputs are visible among outputs only. */
    Symbol find(String name) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name().equals(name)) {
                return variables.get(i);
            }
        }
        Symbol output = inOutputs ? outputs.get(name) : null;
        return output != null ? output : names.get(name);
    }

    Collection<String> visible() {
        Set<String> visible = new LinkedHashSet<>(names.keySet());
        if (inOutputs) {
            visible.addAll(outputs.keySet());
        }
        variables.forEach(variable -> visible.add(variable.name()));
        return visible;
    }

    /** The type of what the symbol names, as seen from the current place. */
    WdlType typeHere(Symbol symbol) {
        if (symbol.kind() == Symbol.Kind.SCATTER_VARIABLE) {
            return symbol.type();
        }
        List<WorkflowElement> scopes = symbol.scopes();
        int shared = 0;
        while (shared < scopes.size() && shared < current.size() && scopes.get(shared) == current.get(shared)) {
            shared++;
        }
        return lifted(symbol.type(), scopes.subList(shared, scopes.size()));
    }

    /** The type seen from outside the scopes, outermost first; a call's outputs are lifted one by one. */
    static WdlType lifted(WdlType type, List<WorkflowElement> scopes) {
        if (type instanceof WdlType.CallType(String name, Map<String, WdlType> outputs)) {
            Map<String, WdlType> lifted = new LinkedHashMap<>();
            outputs.forEach((output, inner) -> lifted.put(output, lifted(inner, scopes)));
            return new WdlType.CallType(name, lifted);
        }
        // A callee with a fault of its own: nothing more is said about its outputs.
        return type instanceof WdlType.AnyType ? type : Interfaces.lifted(type, scopes);
    }
}
