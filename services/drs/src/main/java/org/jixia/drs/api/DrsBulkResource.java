package org.jixia.drs.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jixia.drs.api.DrsObject.Bulk;
import org.jixia.drs.api.DrsObject.BulkAccessUrl;
import org.jixia.drs.api.DrsObject.Summary;
import org.jixia.drs.api.DrsObject.Unresolved;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.AccessService;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** DRS 1.5.0, many objects in one call: part of them unresolved is still 200, with missing and forbidden under one code. */
@Path("/ga4gh/drs/v1/objects")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DrsBulkResource {
    static final int MAX_IDS = 1000;

    private final ObjectService objects;
    private final AccessService access;
    private final DrsObjectMapper mapper;
    private final CurrentCaller caller;

    public DrsBulkResource(ObjectService objects, AccessService access, DrsObjectMapper mapper, CurrentCaller caller) {
        this.objects = objects;
        this.access = access;
        this.mapper = mapper;
        this.caller = caller;
    }

    @OPTIONS
    @Permission(Right.PUBLIC)
    public Bulk options(ObjectIds body) {
        var ids = ids(body);
        var known = ids.stream().filter(id -> ObjectId.parse(id).isPresent()).toList();
        var unknown = ids.stream().filter(id -> ObjectId.parse(id).isEmpty()).toList();
        return answer(ids.size(), known.stream().map(mapper::authorizations).toList(), unknown, null);
    }

    @POST
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Bulk objects(ObjectIds body, @QueryParam("expand") boolean expand) {
        var ids = ids(body);
        DrsObjectsResource.refusePassports(body.passports());
        var found = objects.get(caller.get(), parsed(ids));
        var shown = new ArrayList<DrsObject>();
        var missing = new ArrayList<String>();
        for (var id : ids) {
            var object = ObjectId.parse(id).map(found::get).orElse(null);
            if (object == null) {
                missing.add(id);
            } else {
                shown.add(mapper.show(object, expand));
            }
        }
        return answer(ids.size(), shown, missing, null);
    }

    @POST
    @Path("/access")
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Bulk access(AccessIds body) {
        DrsObjectsResource.refusePassports(RequestMapper.body(body).passports());
        var asked = body.asked() == null ? List.<AccessId>of() : body.asked();
        limit(asked.stream()
                .mapToInt(a ->
                        a == null || a.accessIds() == null ? 1 : a.accessIds().size())
                .sum());
        new RequestMapper().atMost(asked, MAX_IDS, "bulk_object_access_ids").check();
        var signed = access.addresses(
                caller.get(), parsed(asked.stream().map(AccessId::objectId).toList()));
        var urls = new ArrayList<BulkAccessUrl>();
        var missing = new ArrayList<String>();
        for (var one : asked) {
            var address = ObjectId.parse(one.objectId()).map(signed::get).orElse(null);
            for (var accessId : one.accessIds() == null ? List.of(AccessService.ACCESS_ID) : one.accessIds()) {
                if (address != null && AccessService.ACCESS_ID.equals(accessId)) {
                    urls.add(new BulkAccessUrl(one.objectId(), accessId, address.url()));
                } else {
                    missing.add(one.objectId());
                }
            }
        }
        return answer(urls.size() + missing.size(), null, missing, urls);
    }

    private static Bulk answer(int requested, List<?> resolved, List<String> missing, List<BulkAccessUrl> urls) {
        var unresolved = missing.isEmpty() ? List.<Unresolved>of() : List.of(new Unresolved(404, missing));
        var summary = new Summary(requested, requested - missing.size(), missing.size());
        return new Bulk(summary, unresolved, resolved, urls);
    }

    private static List<String> ids(ObjectIds body) {
        var ids = RequestMapper.body(body).ids();
        new RequestMapper().require(ids, "bulk_object_ids").check();
        limit(ids.size());
        return ids.stream().map(id -> Objects.requireNonNullElse(id, "")).toList();
    }

    private static void limit(int asked) {
        if (asked > MAX_IDS) {
            throw DomainException.of(DrsError.TOO_MANY_IDS, asked, MAX_IDS);
        }
    }

    private static List<ObjectId> parsed(List<String> ids) {
        return ids.stream()
                .map(ObjectId::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    public record ObjectIds(
            @JsonProperty("bulk_object_ids") List<String> ids,
            @JsonProperty("passports") List<String> passports) {}

    public record AccessIds(
            @JsonProperty("bulk_object_access_ids") List<AccessId> asked,
            @JsonProperty("passports") List<String> passports) {}

    public record AccessId(
            @JsonProperty("bulk_object_id") String objectId,
            @JsonProperty("bulk_access_ids") List<String> accessIds) {}
}
