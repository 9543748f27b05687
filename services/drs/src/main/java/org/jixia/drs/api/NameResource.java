package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Expected;
import org.jixia.platform.errors.PlatformError;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** For auditors: how the objects are or were called that the trail names by id. Gives no bytes and no way to them. */
@Path("/names")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class NameResource {
    private static final int MOST = 200;

    private final ObjectService objects;

    public NameResource(ObjectService objects) {
        this.objects = objects;
    }

    @Schema(requiredProperties = {"object", "workspace", "path", "size"})
    public record ObjectName(UUID object, UUID workspace, String path, long size) {
        static ObjectName of(DataObject object) {
            return new ObjectName(
                    object.id().value(), object.workspace(), object.path().toString(), object.size());
        }
    }

    @Schema(requiredProperties = {"objects"})
    public record ObjectNames(List<ObjectName> objects) {}

    @GET
    @Permission(Right.AUDIT_READ)
    public ObjectNames names(@QueryParam("object") List<UUID> ids) {
        if (ids.size() > MOST) {
            throw DomainException.of(PlatformError.INVALID_FIELD, "object", Expected.AT_MOST.of(MOST));
        }
        var wanted = ids.stream().map(ObjectId::new).toList();
        return new ObjectNames(
                objects.known(wanted).stream().map(ObjectName::of).toList());
    }
}
