package org.jixia.platform.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** What an error looks like outside, in its two dialects. */
public sealed interface ErrorBody {
    /** RFC 9457, with our code, the request's id, the faults of the input and members for programs. */
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            String code,
            String requestId,
            List<ProblemFault> faults,
            @JsonAnyGetter Map<String, Object> members)
            implements ErrorBody {}

    record ProblemFault(String code, String where, String detail) {}

    /** The body that the GA4GH standards share. */
    record Ga4ghError(
            String msg, @JsonProperty("status_code") int statusCode) implements ErrorBody {}
}
