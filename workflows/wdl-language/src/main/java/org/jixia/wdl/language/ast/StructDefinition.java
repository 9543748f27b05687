package org.jixia.wdl.language.ast;

import java.util.List;

/** {@code struct Name { members }}. */
public record StructDefinition(Position position, String name, List<Declaration> members) implements Node {}
