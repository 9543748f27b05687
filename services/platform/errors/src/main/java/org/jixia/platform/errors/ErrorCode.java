package org.jixia.platform.errors;

/**
 * One error of one service. The part of the code before the first dot names the bundle with its texts:
 * {@code workspace.table-not-found} stands in {@code messages/workspace_<language>.properties}.
 */
public interface ErrorCode {
    /** Stable, lower case: {@code <bundle>.<what-happened>}. */
    String code();

    Kind kind();
}
