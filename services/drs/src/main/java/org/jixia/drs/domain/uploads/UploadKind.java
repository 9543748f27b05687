package org.jixia.drs.domain.uploads;

/** Where the bytes come from. */
public enum UploadKind {
    /** The client sends parts. */
    UPLOAD,
    /** They lie in an institution's bucket or folder already and stay there. */
    REGISTRATION
}
