package org.jixia.drs.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** DRS 1.5.0, DrsObject: what is absent is left out, since empty lists mean something else in the standard. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrsObject(
        String id,
        String name,
        @JsonProperty("self_uri") String selfUri,
        long size,
        @JsonProperty("created_time") Instant createdTime,
        @JsonProperty("updated_time") Instant updatedTime,
        @JsonProperty("mime_type") String mimeType,
        List<Checksum> checksums,
        @JsonProperty("access_methods") List<AccessMethod> accessMethods,
        List<Content> contents,
        String description,
        List<String> aliases) {

    public record Checksum(String checksum, String type) {}

    public record AccessMethod(
            String type,
            @JsonProperty("access_id") String accessId,
            Boolean available,
            Authorizations authorizations) {}

    /** A member of a bundle; {@code contents} only for an expanded nested bundle. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Content(
            String name, String id, @JsonProperty("drs_uri") List<String> drsUri, List<Content> contents) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Authorizations(
            @JsonProperty("drs_object_id") String drsObjectId,
            @JsonProperty("supported_types") List<String> supportedTypes,
            @JsonProperty("bearer_auth_issuers") List<String> bearerAuthIssuers) {}

    public record AccessUrl(URI url) {}

    public record BulkAccessUrl(
            @JsonProperty("drs_object_id") String drsObjectId,
            @JsonProperty("drs_access_id") String drsAccessId,
            URI url) {}

    public record Summary(int requested, int resolved, int unresolved) {}

    public record Unresolved(
            @JsonProperty("error_code") int errorCode,
            @JsonProperty("object_ids") List<String> objectIds) {}

    /** Answer to a bulk question; the list's name differs by what was asked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bulk(
            Summary summary,
            @JsonProperty("unresolved_drs_objects") List<Unresolved> unresolved,
            @JsonProperty("resolved_drs_object") List<?> objects,
            @JsonProperty("resolved_drs_object_access_urls") List<BulkAccessUrl> accessUrls) {}
}
