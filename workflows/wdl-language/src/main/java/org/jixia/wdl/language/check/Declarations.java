package org.jixia.wdl.language.check;

import java.util.List;
import java.util.Map;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Symbol;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Node;
import org.jixia.wdl.language.types.WdlType;

/** Brings declarations into a scope and checks their values. */
final class Declarations {
    private final Context context;
    private final Scope scope;
    private final ExpressionChecker expressions;

    Declarations(Context context, Scope scope, ExpressionChecker expressions) {
        this.context = context;
        this.scope = scope;
        this.expressions = expressions;
    }

    void declare(Declaration declaration, Symbol.Kind kind) {
        WdlType type = context.structs().type(declaration.type());
        context.facts().note(declaration, type);
        var symbol = new Symbol(declaration.name(), kind, declaration, type, scope.current());
        if (kind == Symbol.Kind.OUTPUT) {
            Symbol body = scope.names().get(declaration.name());
            if (body != null && body.kind() != Symbol.Kind.CALL) {
                duplicate(declaration, declaration.name(), body.definition());
            }
            put(scope.outputs(), symbol);
        } else {
            put(scope.names(), symbol);
        }
    }

    void put(Map<String, Symbol> names, Symbol symbol) {
        Symbol earlier = names.putIfAbsent(symbol.name(), symbol);
        if (earlier != null) {
            duplicate(symbol.definition(), symbol.name(), earlier.definition());
        }
    }

    void duplicate(Node node, String name, Node earlier) {
        context.faults()
                .report(
                        DiagnosticCode.DUPLICATE_NAME,
                        node.position(),
                        name,
                        earlier.position().line());
    }

    void checkInputs(List<Declaration> inputs) {
        for (Declaration input : inputs) {
            checkValue(input);
        }
    }

    void checkPrivate(Declaration declaration) {
        if (declaration.value().isEmpty()) {
            context.faults().report(DiagnosticCode.UNBOUND_DECLARATION, declaration.position(), declaration.name());
        }
        checkValue(declaration);
    }

    void checkOutputs(List<Declaration> outputs) {
        scope.outputsBegin();
        for (Declaration output : outputs) {
            if (output.value().isEmpty()) {
                context.faults().report(DiagnosticCode.OUTPUT_WITHOUT_VALUE, output.position(), output.name());
            }
            checkValue(output);
        }
    }

    private void checkValue(Declaration declaration) {
        declaration
                .value()
                .ifPresent(value -> expressions.assign(value, context.document().typeOf(declaration)));
    }
}
