package org.jixia.drs.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.objects.DataObject;

/** An object as services and our own clients see it. */
@Schema(requiredProperties = {"id", "drsUri", "workspace", "path", "name", "size", "sha256", "createdAt"})
public record ObjectInfo(
        UUID id,
        String drsUri,
        UUID workspace,
        String path,
        String name,
        long size,
        String sha256,
        String md5,
        String mimeType,
        Instant createdAt) {

    static ObjectInfo of(DataObject object, DrsSettings settings) {
        return new ObjectInfo(
                object.id().value(),
                settings.uri(object.id()),
                object.workspace(),
                object.path().value(),
                object.name(),
                object.size(),
                object.digests().sha256(),
                object.digests().md5(),
                object.mimeType(),
                object.createdAt());
    }
}
