package org.jixia.wdl.language.print;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixia.wdl.language.CheckedDocument;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.ast.Task;
import org.jixia.wdl.language.types.WdlType;
import org.jixia.wdl.language.types.WdlType.ArrayType;
import org.jixia.wdl.language.types.WdlType.MapType;
import org.jixia.wdl.language.types.WdlType.OptionalType;
import org.jixia.wdl.language.types.WdlType.PairType;
import org.jixia.wdl.language.types.WdlType.StructType;

/**
 * A task as text for the key of the call cache: what its result depends on and nothing else. Layout, comments,
 * metadata, the task's own name and runtime attributes are left out (the caller adds those that matter); structs stand
 * with their members, so that a changed struct is seen.
 */
public final class TaskPrinter {
    private final CheckedDocument document;
    private final Map<String, StructType> structs = new TreeMap<>();
    private final StringBuilder out = new StringBuilder();

    private TaskPrinter(CheckedDocument document) {
        this.document = document;
    }

    public static String print(CheckedDocument document, Task task) {
        return new TaskPrinter(document).task(task);
    }

    private String task(Task task) {
        out.append("version ").append(document.version().text()).append('\n');
        section("input", task.inputs());
        section("private", task.declarations());
        out.append("command ")
                .append(ExpressionPrinter.print(task.command().parts()))
                .append('\n');
        section("output", task.outputs());
        structs.forEach((name, struct) -> {
            out.append("struct ").append(name).append('\n');
            struct.members()
                    .forEach((member, type) -> out.append("  ")
                            .append(type)
                            .append(' ')
                            .append(member)
                            .append('\n'));
        });
        return out.toString();
    }

    private void section(String name, List<Declaration> declarations) {
        out.append(name).append('\n');
        for (Declaration declaration : declarations) {
            WdlType type = document.typeOf(declaration);
            collect(type);
            out.append("  ").append(type).append(' ').append(declaration.name());
            declaration.value().ifPresent(value -> out.append(" = ").append(ExpressionPrinter.print(value)));
            out.append('\n');
        }
    }

    private void collect(WdlType type) {
        switch (type) {
            case StructType struct -> {
                if (structs.put(struct.name(), struct) == null) {
                    struct.members().values().forEach(this::collect);
                }
            }
            case ArrayType(WdlType element, boolean nonEmpty) -> collect(element);
            case OptionalType(WdlType inner) -> collect(inner);
            case MapType(WdlType key, WdlType value) -> collect(value);
            case PairType(WdlType left, WdlType right) -> {
                collect(left);
                collect(right);
            }
            default -> {}
        }
    }
}
