package org.jixia.wdl.language;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Expression;
import org.jixia.wdl.language.types.WdlType;

/** What the checker notes about the syntax of one document, by identity of the nodes. Read through CheckedDocument. */
public final class Facts {
    final Map<String, CheckedDocument> imports = new LinkedHashMap<>();
    final Map<String, WdlType.StructType> structs = new LinkedHashMap<>();
    final Map<Expression, WdlType> types = new IdentityHashMap<>();
    final Map<Declaration, WdlType> declared = new IdentityHashMap<>();
    final Map<Expression.Name, Symbol> symbols = new IdentityHashMap<>();
    final Map<Call, Target> callees = new IdentityHashMap<>();

    public void note(Expression expression, WdlType type) {
        types.put(expression, type);
    }

    public void note(Declaration declaration, WdlType type) {
        declared.put(declaration, type);
    }

    public void note(Expression.Name name, Symbol symbol) {
        symbols.put(name, symbol);
    }

    public void note(Call call, Target target) {
        callees.put(call, target);
    }

    public void noteImport(String namespace, CheckedDocument document) {
        imports.put(namespace, document);
    }

    public void noteStruct(String name, WdlType.StructType struct) {
        structs.put(name, struct);
    }
}
