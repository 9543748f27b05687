package org.jixia.wdl.language.ast;

import java.util.Optional;

/** {@code Type name} or {@code Type name = value}: an input, an output, a private declaration or a struct member. */
public record Declaration(Position position, TypeExpression type, String name, Optional<Expression> value)
        implements WorkflowElement {}
