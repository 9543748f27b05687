package org.jixia.drs.domain.uploads;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;

/** What a client wants to upload, as it said it; the SHA-256 may be stated at completion instead, once the bytes were read. */
public record NewUpload(UUID workspace, String path, Long size, String sha256, String md5, String mimeType) {
    static final Pattern MIME =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}(;[ -~]{0,200})?");

    /** The same with digests in lower case; one error with all faults otherwise. */
    public NewUpload checked() {
        var faults = new ArrayList<>(WorkspacePath.faults(path, "path"));
        if (workspace == null) {
            faults.add(Fault.of(DrsError.FIELD_MISSING, "workspace"));
        }
        var tidy = new NewUpload(workspace, path, size, lower(sha256), lower(md5), mimeType);
        tidy.contentFaults("", faults);
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        return tidy;
    }

    private void contentFaults(String where, List<Fault> faults) {
        if (size == null || size < 0 || size > PartPlan.MAX_SIZE) {
            faults.add(Fault.of(DrsError.SIZE_INVALID, where + "size", PartPlan.MAX_SIZE));
        }
        if (sha256 != null && !Digests.isSha256(sha256)) {
            faults.add(Fault.of(DrsError.SHA256_INVALID, where + "sha256"));
        }
        if (md5 != null && !Digests.isMd5(md5)) {
            faults.add(Fault.of(DrsError.MD5_INVALID, where + "md5"));
        }
        if (mimeType != null && !MIME.matcher(mimeType).matches()) {
            faults.add(Fault.of(DrsError.FIELD_INVALID, where + "mimeType", "type/subtype"));
        }
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
