package org.jixia.wdl.language.ast;

import java.util.List;

/** {@code import "uri" as namespace alias A as B}; without {@code as} the namespace comes from the file name. */
public record Import(Position position, String uri, String namespace, List<StructAlias> aliases) implements Node {

    /** {@code alias name as alias} of an imported struct. */
    public record StructAlias(Position position, String name, String alias) implements Node {}
}
