package org.jixia.wdl.language;

import java.util.List;
import java.util.Optional;
import org.jixia.wdl.language.ast.Call;
import org.jixia.wdl.language.ast.Declaration;
import org.jixia.wdl.language.types.WdlType;

/**
 * An input that a run may be given. The name is whole ({@code wf.x}, {@code wf.call.x}, {@code wf.sub.call.x}); the
 * calls are the path from the started workflow to the callee that owns the declaration, empty for its own inputs.
 * An input without default and question mark is required.
 */
public record InputParameter(
        String name, WdlType type, Declaration declaration, List<Call> calls, Optional<String> description) {

    /** May be left out. */
    public boolean optional() {
        return type.isOptional() || declaration.value().isPresent();
    }

    public boolean nested() {
        return !calls.isEmpty();
    }
}
