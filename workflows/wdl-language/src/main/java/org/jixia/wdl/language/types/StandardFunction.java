package org.jixia.wdl.language.types;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jixia.wdl.language.ast.WdlVersion;

/** The functions of the standard library: 35 in 1.0, 46 in 1.1. */
public enum StandardFunction {
    FLOOR,
    CEIL,
    ROUND,
    SUB,
    BASENAME,
    GLOB,
    SIZE,
    STDOUT,
    STDERR,
    READ_LINES,
    READ_TSV,
    READ_MAP,
    READ_OBJECT,
    READ_OBJECTS,
    READ_JSON,
    READ_STRING,
    READ_INT,
    READ_FLOAT,
    READ_BOOLEAN,
    WRITE_LINES,
    WRITE_TSV,
    WRITE_MAP,
    WRITE_OBJECT,
    WRITE_OBJECTS,
    WRITE_JSON,
    RANGE,
    TRANSPOSE,
    ZIP,
    CROSS,
    LENGTH,
    FLATTEN,
    PREFIX,
    SELECT_FIRST,
    SELECT_ALL,
    DEFINED,
    MIN(WdlVersion.V1_1),
    MAX(WdlVersion.V1_1),
    SEP(WdlVersion.V1_1),
    QUOTE(WdlVersion.V1_1),
    SQUOTE(WdlVersion.V1_1),
    SUFFIX(WdlVersion.V1_1),
    UNZIP(WdlVersion.V1_1),
    AS_PAIRS(WdlVersion.V1_1),
    AS_MAP(WdlVersion.V1_1),
    KEYS(WdlVersion.V1_1),
    COLLECT_BY_KEY(WdlVersion.V1_1);

    private static final Map<String, StandardFunction> BY_NAME = new HashMap<>();

    static {
        for (StandardFunction function : values()) {
            BY_NAME.put(function.text, function);
        }
    }

    private final String text;
    private final WdlVersion since;

    StandardFunction() {
        this(WdlVersion.V1_0);
    }

    StandardFunction(WdlVersion since) {
        this.text = name().toLowerCase(Locale.ROOT);
        this.since = since;
    }

    /** As written in a document. */
    public String text() {
        return text;
    }

    public WdlVersion since() {
        return since;
    }

    /** The function of any version. */
    public static Optional<StandardFunction> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public boolean isIn(WdlVersion version) {
        return version.atLeast(since);
    }
}
