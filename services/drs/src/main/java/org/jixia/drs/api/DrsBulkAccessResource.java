package org.jixia.drs.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jixia.drs.api.DrsObject.Bulk;
import org.jixia.drs.api.DrsObject.BulkAccessUrl;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.AccessService;
import org.jixia.platform.identity.CurrentCaller;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** DRS 1.5.0, addresses of many objects; a class of its own, as its path must win over an object called "access". */
@Path("/ga4gh/drs/v1/objects/access")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DrsBulkAccessResource {
    private final AccessService access;
    private final CurrentCaller caller;

    public DrsBulkAccessResource(AccessService access, CurrentCaller caller) {
        this.access = access;
        this.caller = caller;
    }

    @POST
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Bulk access(AccessIds body) {
        DrsObjectsResource.refusePassports(RequestMapper.body(body).passports());
        var asked = body.asked() == null ? List.<AccessId>of() : body.asked();
        DrsBulkResource.limit(asked.stream()
                .mapToInt(a ->
                        a == null || a.accessIds() == null ? 1 : a.accessIds().size())
                .sum());
        check(asked);
        var signed = access.addresses(
                caller.get(),
                DrsBulkResource.parsed(asked.stream().map(AccessId::objectId).toList()));
        var urls = new ArrayList<BulkAccessUrl>();
        var missing = new ArrayList<String>();
        var lost = new ArrayList<String>();
        for (var one : asked) {
            var id = ObjectId.parse(one.objectId());
            var address = id.map(signed.addresses()::get).orElse(null);
            var isLost = id.map(signed.faults()::containsKey).orElse(false);
            for (var accessId : one.accessIds() == null ? List.of(AccessService.ACCESS_ID) : one.accessIds()) {
                if (address != null && AccessService.ACCESS_ID.equals(accessId)) {
                    urls.add(new BulkAccessUrl(one.objectId(), accessId, address.url()));
                } else {
                    (isLost ? lost : missing).add(one.objectId());
                }
            }
        }
        return DrsBulkResource.answer(null, urls, urls.size(), missing, lost);
    }

    private static void check(List<AccessId> asked) {
        var mapper = new RequestMapper().atMost(asked, DrsBulkResource.MAX_IDS, "bulk_object_access_ids");
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i) != null) {
                mapper.require(asked.get(i).objectId(), "bulk_object_access_ids[" + i + "].bulk_object_id");
            }
        }
        mapper.check();
    }

    public record AccessIds(
            @JsonProperty("bulk_object_access_ids") List<AccessId> asked,
            @JsonProperty("passports") List<String> passports) {}

    public record AccessId(
            @JsonProperty("bulk_object_id") String objectId,
            @JsonProperty("bulk_access_ids") List<String> accessIds) {}
}
