package org.jixia.wdl.language.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.DiagnosticCode;
import org.jixia.wdl.language.Facts;
import org.jixia.wdl.language.Faults;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Import;
import org.jixia.wdl.language.ast.StructDefinition;
import org.jixia.wdl.language.ast.TypeExpression;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.ArrayType;
import org.jixia.wdl.language.types.WdlType.MapType;
import org.jixia.wdl.language.types.WdlType.OptionalType;
import org.jixia.wdl.language.types.WdlType.PairType;
import org.jixia.wdl.language.types.WdlType.StructType;

/** The structs that a document can name, and types as written turned into types. */
final class StructTable {
    /** Structs in structs: types are compared as trees, so the depth bounds the work. */
    private static final int DEEPEST = 16;

    private final CheckedDocument document;
    private final Facts facts;
    private final Faults faults;
    private final Map<String, StructDefinition> own = new LinkedHashMap<>();
    private final Set<String> resolving = new HashSet<>();
    private final Set<String> defined = new HashSet<>();

    StructTable(CheckedDocument document, Facts facts, Faults faults) {
        this.document = document;
        this.facts = facts;
        this.faults = faults;
    }

    void fill() {
        for (Import statement : document.syntax().imports()) {
            CheckedDocument imported = document.imports().get(statement.namespace());
            if (imported != null) {
                copy(statement, imported);
            }
        }
        for (StructDefinition definition : document.syntax().structs()) {
            StructDefinition earlier = own.putIfAbsent(definition.name(), definition);
            if (earlier != null) {
                duplicate(definition, earlier);
            }
        }
        for (StructDefinition definition : own.values()) {
            if (!defined.contains(definition.name())) {
                define(definition);
            }
        }
    }

    private void duplicate(StructDefinition definition, StructDefinition earlier) {
        faults.report(
                DiagnosticCode.DUPLICATE_NAME,
                definition.position(),
                definition.name(),
                earlier.position().line());
    }

    private void copy(Import statement, CheckedDocument imported) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (Import.StructAlias alias : statement.aliases()) {
            renamed.put(alias.name(), alias.alias());
            if (!imported.structs().containsKey(alias.name())) {
                faults.report(
                        DiagnosticCode.UNKNOWN_STRUCT_ALIAS,
                        alias.position(),
                        alias.name(),
                        statement.uri(),
                        Nearest.sentence(alias.name(), imported.structs().keySet()));
            }
        }
        imported.structs().forEach((name, struct) -> {
            String known = renamed.getOrDefault(name, name);
            StructType here = new StructType(known, renamedMembers(struct, renamed));
            StructType there = document.structs().get(known);
            if (there == null) {
                facts.noteStruct(known, here);
            } else if (!there.sameMembers(here)) {
                faults.report(DiagnosticCode.STRUCT_CONFLICT, statement.position(), known);
            }
        });
    }

    private static Map<String, WdlType> renamedMembers(StructType struct, Map<String, String> renamed) {
        if (renamed.isEmpty()) {
            return struct.members();
        }
        Map<String, WdlType> members = new LinkedHashMap<>();
        struct.members().forEach((name, type) -> members.put(name, renamed(type, renamed)));
        return members;
    }

    private static WdlType renamed(WdlType type, Map<String, String> names) {
        return switch (type) {
            case StructType struct ->
                new StructType(names.getOrDefault(struct.name(), struct.name()), renamedMembers(struct, names));
            case ArrayType(WdlType element, boolean nonEmpty) -> new ArrayType(renamed(element, names), nonEmpty);
            case OptionalType(WdlType inner) -> renamed(inner, names).optional();
            case MapType(WdlType key, WdlType value) -> new MapType(key, renamed(value, names));
            case PairType(WdlType left, WdlType right) -> new PairType(renamed(left, names), renamed(right, names));
            default -> type;
        };
    }

    private StructType define(StructDefinition definition) {
        String name = definition.name();
        resolving.add(name);
        Map<String, WdlType> members = new LinkedHashMap<>();
        for (Declaration member : definition.members()) {
            WdlType type = type(member.type());
            facts.note(member, type);
            if (members.put(member.name(), type) != null) {
                faults.report(DiagnosticCode.DUPLICATE_MEMBER, member.position(), member.name());
            }
        }
        resolving.remove(name);
        defined.add(name);
        var struct = new StructType(name, members);
        StructType imported = document.structs().get(name);
        if (imported != null && own.get(name) == definition && !imported.sameMembers(struct)) {
            faults.report(DiagnosticCode.STRUCT_CONFLICT, definition.position(), name);
        }
        facts.noteStruct(name, struct);
        return struct;
    }

    WdlType type(TypeExpression written) {
        WdlType type = bare(written);
        if (written.nonEmpty() && !(type instanceof ArrayType) && type != WdlType.ANY) {
            faults.report(DiagnosticCode.NON_EMPTY_ONLY_ARRAY, written.position(), written.name());
        }
        return written.optional() ? type.optional() : type;
    }

    private WdlType bare(TypeExpression written) {
        return switch (written.name()) {
            case "Boolean" -> plain(written, WdlType.BOOLEAN);
            case "Int" -> plain(written, WdlType.INT);
            case "Float" -> plain(written, WdlType.FLOAT);
            case "String" -> plain(written, WdlType.STRING);
            case "File" -> plain(written, WdlType.FILE);
            case "Object" -> plain(written, WdlType.OBJECT);
            case "Array" ->
                takes(written, 1)
                        ? new ArrayType(type(written.parameters().getFirst()), written.nonEmpty())
                        : WdlType.ANY;
            case "Map" -> takes(written, 2) ? map(written) : WdlType.ANY;
            case "Pair" ->
                takes(written, 2)
                        ? new PairType(
                                type(written.parameters().getFirst()),
                                type(written.parameters().getLast()))
                        : WdlType.ANY;
            case "Directory" -> {
                faults.report(DiagnosticCode.TYPE_TOO_NEW, written.position(), written.name());
                yield WdlType.ANY;
            }
            default -> struct(written);
        };
    }

    private WdlType plain(TypeExpression written, WdlType type) {
        takes(written, 0);
        return type;
    }

    private boolean takes(TypeExpression written, int count) {
        int given = written.parameters().size();
        if (given != count) {
            faults.report(DiagnosticCode.TYPE_PARAMETERS, written.position(), written.name(), count, given);
        }
        return given == count;
    }

    private WdlType map(TypeExpression written) {
        WdlType key = type(written.parameters().getFirst());
        if (!key.isPrimitive() && key != WdlType.ANY) {
            faults.report(
                    DiagnosticCode.MAP_KEY_TYPE, written.parameters().getFirst().position(), key);
        }
        return new MapType(key, type(written.parameters().getLast()));
    }

    private WdlType struct(TypeExpression written) {
        String name = written.name();
        takes(written, 0);
        if (resolving.contains(name)) {
            faults.report(DiagnosticCode.RECURSIVE_STRUCT, written.position(), name);
            return WdlType.ANY;
        }
        StructDefinition definition = own.get(name);
        StructType known = document.structs().get(name);
        if (definition != null && !defined.contains(name)) {
            if (resolving.size() >= DEEPEST) {
                faults.report(DiagnosticCode.TOO_DEEP, written.position(), DEEPEST);
                return WdlType.ANY;
            }
            return define(definition);
        }
        if (known != null) {
            return known;
        }
        Set<String> names = new HashSet<>(document.structs().keySet());
        names.addAll(own.keySet());
        names.addAll(Set.of("Boolean", "Int", "Float", "String", "File", "Array", "Map", "Pair", "Object"));
        faults.report(DiagnosticCode.UNKNOWN_TYPE, written.position(), name, Nearest.sentence(name, names));
        return WdlType.ANY;
    }
}
