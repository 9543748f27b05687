package org.jixia.drs.domain;

import org.jixia.platform.errors.ErrorCode;
import org.jixia.platform.errors.Kind;

/** What drs refuses, and the faults it names; texts in {@code messages/drs_*.properties}. */
public enum DrsError implements ErrorCode {
    INVALID_REQUEST("invalid-request", Kind.INVALID),
    OBJECT_NOT_FOUND("object-not-found", Kind.NOT_FOUND),
    OBJECT_REMOVED("object-removed", Kind.NOT_FOUND),
    ACCESS_NOT_FOUND("access-not-found", Kind.NOT_FOUND),
    ADDRESS_REFUSED("address-refused", Kind.NOT_FOUND),
    BYTES_LOST("bytes-lost", Kind.GONE),
    SOURCE_CHANGED("source-changed", Kind.GONE),
    PASSPORTS_REFUSED("passports-refused", Kind.INVALID),
    TOO_MANY_IDS("too-many-ids", Kind.TOO_LARGE),
    STORE_AWAY("store-away", Kind.UNAVAILABLE),

    UPLOAD_NOT_FOUND("upload-not-found", Kind.NOT_FOUND),
    UPLOAD_NOT_OPEN("upload-not-open", Kind.CONFLICT),
    PARTS_INCOMPLETE("parts-incomplete", Kind.UNPROCESSABLE),
    PART_MISSING("part-missing", Kind.UNPROCESSABLE),
    PART_SIZE("part-size", Kind.UNPROCESSABLE),
    PART_NUMBER("part-number", Kind.INVALID),
    SIZE_DIFFERS("size-differs", Kind.UNPROCESSABLE),
    SHA256_DIFFERS("sha256-differs", Kind.UNPROCESSABLE),
    MD5_DIFFERS("md5-differs", Kind.UNPROCESSABLE),
    BYTES_MISSING("bytes-missing", Kind.UNPROCESSABLE),
    STORE_REFUSED("store-refused", Kind.UNPROCESSABLE),
    VERIFICATION_FAILED("verification-failed", Kind.UNPROCESSABLE),
    STORAGE_LIMIT("storage-limit", Kind.CONFLICT),
    WORKSPACE_CLOSING("workspace-closing", Kind.CONFLICT),

    PATH_EMPTY("path-empty", Kind.INVALID),
    PATH_EMPTY_SEGMENT("path-empty-segment", Kind.INVALID),
    PATH_DOTS("path-dots", Kind.INVALID),
    PATH_CHARACTER("path-character", Kind.INVALID),
    PATH_TOO_LONG("path-too-long", Kind.INVALID),
    PATH_SEGMENT_TOO_LONG("path-segment-too-long", Kind.INVALID),
    PATH_TWICE("path-twice", Kind.INVALID),
    FIELD_MISSING("field-missing", Kind.INVALID),
    FIELD_INVALID("field-invalid", Kind.INVALID),
    SIZE_INVALID("size-invalid", Kind.INVALID),
    SHA256_INVALID("sha256-invalid", Kind.INVALID),
    SHA256_RESTATED("sha256-restated", Kind.INVALID),
    MD5_INVALID("md5-invalid", Kind.INVALID),
    DELIMITER_INVALID("delimiter-invalid", Kind.INVALID),
    TOO_MANY_ITEMS("too-many-items", Kind.TOO_LARGE),
    BUNDLE_TOO_LARGE("bundle-too-large", Kind.TOO_LARGE),
    NAME_TWICE("name-twice", Kind.INVALID),

    ROOT_NOT_FOUND("root-not-found", Kind.NOT_FOUND),
    SOURCE_NOT_FOUND("source-not-found", Kind.UNPROCESSABLE),

    REFERENCE_MALFORMED("reference-malformed", Kind.INVALID),
    REFERENCE_NOT_FOUND("reference-not-found", Kind.NOT_FOUND),
    REFERENCE_UNMAPPED("reference-unmapped", Kind.UNPROCESSABLE),
    REFERENCE_SCHEME("reference-scheme", Kind.INVALID),
    REFERENCE_AUTHORITY("reference-authority", Kind.UNPROCESSABLE),
    REFERENCE_FOREIGN("reference-foreign", Kind.UNPROCESSABLE),
    REFERENCE_BUNDLE("reference-bundle", Kind.UNPROCESSABLE),
    MAP_PREFIX("map-prefix", Kind.INVALID),
    MAP_TARGET("map-target", Kind.INVALID),
    MAP_TWICE("map-twice", Kind.INVALID),

    INPUTS_REFUSED("inputs-refused", Kind.NOT_FOUND),
    NOT_AN_INPUT("not-an-input", Kind.NOT_FOUND),
    OUTPUT_SUPERSEDED("output-superseded", Kind.CONFLICT),
    OUTPUT_UNKNOWN("output-unknown", Kind.UNPROCESSABLE),
    OUTPUTS_INCOMPLETE("outputs-incomplete", Kind.UNPROCESSABLE);

    private final String code;
    private final Kind kind;

    DrsError(String code, Kind kind) {
        this.code = "drs." + code;
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
