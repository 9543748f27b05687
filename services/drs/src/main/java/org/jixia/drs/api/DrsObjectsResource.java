package org.jixia.drs.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jixia.drs.api.DrsObject.AccessUrl;
import org.jixia.drs.api.DrsObject.Authorizations;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.objects.AccessService;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** DRS 1.5.0, one object: metadata, access, authorisation discovery. Passports are refused in words: nobody issues them yet. */
@Path("/ga4gh/drs/v1/objects/{object_id}")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DrsObjectsResource {
    private final ObjectService objects;
    private final AccessService access;
    private final DrsObjectMapper mapper;
    private final CurrentCaller caller;

    public DrsObjectsResource(
            ObjectService objects, AccessService access, DrsObjectMapper mapper, CurrentCaller caller) {
        this.objects = objects;
        this.access = access;
        this.mapper = mapper;
        this.caller = caller;
    }

    @OPTIONS
    @Consumes(MediaType.WILDCARD)
    @Permission(Right.PUBLIC)
    public Authorizations options(@PathParam("object_id") String id) {
        RequestMapper.objectId(id);
        return mapper.authorizations(id);
    }

    @GET
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public DrsObject get(@PathParam("object_id") String id, @QueryParam("expand") boolean expand) {
        return shown(id, expand);
    }

    @POST
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public DrsObject post(@PathParam("object_id") String id, PostObject body) {
        refusePassports(RequestMapper.body(body).passports());
        return shown(id, body.expand());
    }

    private DrsObject shown(String id, boolean expand) {
        var object = objects.get(caller.get(), RequestMapper.objectId(id));
        return mapper.show(caller.get(), List.of(object), expand).getFirst();
    }

    @GET
    @Path("/access/{access_id}")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public AccessUrl access(@PathParam("object_id") String id, @PathParam("access_id") String accessId) {
        return new AccessUrl(access.address(caller.get(), RequestMapper.objectId(id), accessId)
                .url());
    }

    @POST
    @Path("/access/{access_id}")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public AccessUrl postAccess(
            @PathParam("object_id") String id, @PathParam("access_id") String accessId, Passports body) {
        refusePassports(RequestMapper.body(body).passports());
        return access(id, accessId);
    }

    static void refusePassports(List<String> passports) {
        if (passports != null && !passports.isEmpty()) {
            throw DomainException.of(DrsError.PASSPORTS_REFUSED);
        }
    }

    public record PostObject(boolean expand, List<String> passports) {}

    public record Passports(@JsonProperty("passports") List<String> passports) {}
}
