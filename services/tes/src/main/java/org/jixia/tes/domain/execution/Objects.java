package org.jixia.tes.domain.execution;

import java.util.List;
import java.util.Map;
import org.jixia.tes.domain.StoredTask;

/** The platform's objects, by way of drs: it alone decides who may read and write, and records it. */
public interface Objects {

    record Info(
            String id,
            String drsUri,
            String workspace,
            String path,
            String name,
            long size,
            String sha256,
            String md5) {}

    /** An input as drs sees it: where its bytes are, or the code and text of its refusal. */
    record Input(Info object, String accessUrl, String faultCode, String fault) {}

    /** Checks and records the reading of these addresses. Nothing is cached: a right may have ended since. */
    Map<String, Input> stage(StoredTask task, List<String> urls);

    record NewFile(String path, long size, String sha256, String md5, String mimeType) {}

    /** Where to put the bytes and with which headers; no urls when the store has them already. */
    record Door(
            String path,
            String objectId,
            boolean needed,
            String method,
            String uploadId,
            long partSize,
            List<String> urls,
            Map<String, String> headers) {}

    List<Door> open(StoredTask task, List<NewFile> files);

    record Part(int number, String etag) {}

    record Stored(String objectId, List<Part> parts) {}

    List<Info> complete(StoredTask task, List<Stored> files);

    /** The objects service refuses this for good: quota, a right that ended, a name that cannot be. Asking again changes nothing. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The objects service does not answer, or has an inner failure. */
    final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Cause why;

        /** @param said what drs answered; null when it did not */
        public AwayException(String said, Throwable cause) {
            super(said, cause);
            this.why = said == null ? Cause.of(Why.OBJECTS_AWAY) : Cause.of(Why.OBJECTS_FAILED, said);
        }

        public Cause why() {
            return why;
        }

        /** Whether there was an answer at all. */
        public boolean answered() {
            return why.why() == Why.OBJECTS_FAILED;
        }
    }
}
