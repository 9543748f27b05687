package org.jixia.wdl.language;

import java.util.List;
import org.jixia.wdl.language.ast.Node;
import org.jixia.wdl.language.ast.WorkflowElement;
import org.jixia.wdl.language.types.WdlType;

/**
 * What a name refers to. The definition is a {@code Declaration}, a {@code Call} or, for a scatter variable, the
 * {@code Scatter}; the type is the one inside the defining scope. The scopes are the scatters and conditionals around
 * the definition, outermost first (a scatter variable lies within its own scatter).
 */
public record Symbol(String name, Kind kind, Node definition, WdlType type, List<WorkflowElement> scopes) {

    /** Where the value comes from. */
    public enum Kind {
        INPUT,
        PRIVATE,
        OUTPUT,
        SCATTER_VARIABLE,
        CALL
    }
}
