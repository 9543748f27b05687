package org.jixia.platform.errors;

import java.util.Locale;

/** One error of one service: a constant of the enum that lists what the service refuses. */
public interface ErrorCode {
    /** Of the constant; the code follows from it, so a constant is renamed only with its texts and everybody who knows the code. */
    String name();

    /** Names the texts: {@code workspace} for {@code messages/workspace_<language>.properties}. */
    String bundle();

    Kind kind();

    /** Stable, lower case: {@code <bundle>.<what-happened>}; {@code TABLE_NOT_FOUND} of workspace is {@code workspace.table-not-found}. */
    default String code() {
        return bundle() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
