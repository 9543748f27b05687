package org.jixia.workspace.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What can be wrong with a request to the workspace service. */
public enum WorkspaceError implements ErrorCode {
    NAME_INVALID("workspace.name-invalid", Kind.INVALID),
    DESCRIPTION_TOO_LONG("workspace.description-too-long", Kind.INVALID),
    TAGS_INVALID("workspace.tags-invalid", Kind.INVALID),
    PERSON_INVALID("workspace.person-invalid", Kind.INVALID),
    ADDRESS_INVALID("workspace.address-invalid", Kind.INVALID),
    NOBODY("workspace.nobody", Kind.NOT_FOUND),
    NOT_ACTIVE("workspace.not-active", Kind.CONFLICT),
    PERSONAL_STAYS("workspace.personal-stays", Kind.CONFLICT),
    LAST_OWNER("workspace.last-owner", Kind.CONFLICT),
    GROUP_EXISTS("workspace.group-exists", Kind.CONFLICT),
    GRANT_TOO_HIGH("workspace.grant-too-high", Kind.CONFLICT),
    NO_SUCH_ACCOUNT("workspace.no-such-account", Kind.UNPROCESSABLE),
    IMPORT_FAULTY("workspace.import-faulty", Kind.UNPROCESSABLE),
    ROW_FAULTY("workspace.row-faulty", Kind.UNPROCESSABLE),
    NOT_UTF8("workspace.not-utf8", Kind.UNPROCESSABLE),
    NOT_ENCODED("workspace.not-encoded", Kind.UNPROCESSABLE),
    LINE_TOO_LONG("workspace.line-too-long", Kind.UNPROCESSABLE),
    QUOTES("workspace.quotes", Kind.UNPROCESSABLE),
    NO_HEADER("workspace.no-header", Kind.UNPROCESSABLE),
    FIRST_COLUMN("workspace.first-column", Kind.UNPROCESSABLE),
    COLUMN_NAME("workspace.column-name", Kind.UNPROCESSABLE),
    COLUMN_UNKNOWN("workspace.column-unknown", Kind.UNPROCESSABLE),
    COLUMN_TWICE("workspace.column-twice", Kind.UNPROCESSABLE),
    COLUMNS_TOO_MANY("workspace.columns-too-many", Kind.UNPROCESSABLE),
    COLUMN_RETYPED("workspace.column-retyped", Kind.UNPROCESSABLE),
    COLUMN_TYPE("workspace.column-type", Kind.UNPROCESSABLE),
    CELL_COUNT("workspace.cell-count", Kind.UNPROCESSABLE),
    ROW_NAME("workspace.row-name", Kind.UNPROCESSABLE),
    ROW_TWICE("workspace.row-twice", Kind.UNPROCESSABLE),
    CELL_CHARACTER("workspace.cell-character", Kind.UNPROCESSABLE),
    CELL_TYPE("workspace.cell-type", Kind.UNPROCESSABLE),
    REFERENCE_DANGLES("workspace.reference-dangles", Kind.UNPROCESSABLE),
    FILE_TOO_LONG("workspace.file-too-long", Kind.UNPROCESSABLE),
    FILE_UNKNOWN("workspace.file-unknown", Kind.UNPROCESSABLE),
    DATA_SHEET("workspace.data-sheet", Kind.UNPROCESSABLE),
    DATA_TOO_LARGE("workspace.data-too-large", Kind.UNPROCESSABLE),
    ROW_REFERENCED("workspace.row-referenced", Kind.CONFLICT),
    FILTER_INVALID("workspace.filter-invalid", Kind.INVALID),
    CONFIGURATION_FAULTY("workspace.configuration-faulty", Kind.UNPROCESSABLE),
    CONFIGURATION_EXISTS("workspace.configuration-exists", Kind.CONFLICT),
    WORKFLOW_FAULTY("workspace.workflow-faulty", Kind.UNPROCESSABLE),
    WORKFLOW_SOURCE("workspace.workflow-source", Kind.INVALID),
    INPUT_UNKNOWN("workspace.input-unknown", Kind.UNPROCESSABLE),
    INPUT_MISSING("workspace.input-missing", Kind.UNPROCESSABLE),
    OUTPUT_UNKNOWN("workspace.output-unknown", Kind.UNPROCESSABLE),
    TARGET_INVALID("workspace.target-invalid", Kind.UNPROCESSABLE),
    EXPRESSION_INVALID("workspace.expression-invalid", Kind.UNPROCESSABLE),
    EXPRESSION_EMPTY("workspace.expression-empty", Kind.UNPROCESSABLE),
    MEMBER_EMPTY("workspace.member-empty", Kind.UNPROCESSABLE),
    NOT_A_REFERENCE("workspace.not-a-reference", Kind.UNPROCESSABLE),
    TABLE_UNKNOWN("workspace.table-unknown", Kind.UNPROCESSABLE),
    INPUTS_TOO_LARGE("workspace.inputs-too-large", Kind.UNPROCESSABLE),
    ROW_UNKNOWN("workspace.row-unknown", Kind.UNPROCESSABLE),
    ROWS_INVALID("workspace.rows-invalid", Kind.INVALID),
    NO_ROWS("workspace.no-rows", Kind.UNPROCESSABLE),
    SUBMISSION_FAULTY("workspace.submission-faulty", Kind.UNPROCESSABLE),
    OVER_QUOTA("workspace.over-quota", Kind.CONFLICT),
    NOTHING_FAILED("workspace.nothing-failed", Kind.CONFLICT),
    TOO_MANY_FAULTS("workspace.too-many-faults", Kind.UNPROCESSABLE);

    private final String code;
    private final Kind kind;

    WorkspaceError(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
