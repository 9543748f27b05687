package org.jixia.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Another service answered, but refused: status, its code and text, its faults. Not thrown when it did not answer at all. */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String service;
    private final int status;
    private final String code;
    private final String detail;
    private final transient List<RemoteFault> faults;
    private final transient JsonNode body;

    public RemoteException(
            String service, int status, String code, String detail, List<RemoteFault> faults, JsonNode body) {
        super(service + " answered " + status + " " + code + ": " + detail);
        this.service = service;
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.body = body;
    }

    public String service() {
        return service;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<RemoteFault> faults() {
        return faults;
    }

    /** The whole body, for members of its own (the numbers of a quota); a missing node when it was not JSON. */
    public JsonNode body() {
        return body;
    }

    /** A fault as the other service worded it. */
    public record RemoteFault(String code, String where, String detail) {}
}
