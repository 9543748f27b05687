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
import org.jixia.drs.domain.objects.DataObject;
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
    private final DrsObjectMapper mapper;
    private final CurrentCaller caller;

    public DrsBulkResource(ObjectService objects, DrsObjectMapper mapper, CurrentCaller caller) {
        this.objects = objects;
        this.mapper = mapper;
        this.caller = caller;
    }

    @OPTIONS
    @Permission(Right.PUBLIC)
    public Bulk options(ObjectIds body) {
        var ids = ids(body);
        var known = ids.stream().filter(id -> ObjectId.parse(id).isPresent()).toList();
        var unknown = ids.stream().filter(id -> ObjectId.parse(id).isEmpty()).toList();
        return answer(known.stream().map(mapper::authorizations).toList(), null, known.size(), unknown, List.of());
    }

    @POST
    @Permission(
            value = Right.SELF,
            callers = {"run", "task"})
    public Bulk objects(ObjectIds body, @QueryParam("expand") boolean expand) {
        var ids = ids(body);
        DrsObjectsResource.refusePassports(body.passports());
        var found = objects.get(caller.get(), parsed(ids));
        var shown = new ArrayList<DataObject>();
        var missing = new ArrayList<String>();
        for (var id : ids) {
            ObjectId.parse(id).map(found::get).ifPresentOrElse(shown::add, () -> missing.add(id));
        }
        return answer(mapper.show(caller.get(), shown, expand), null, shown.size(), missing, List.of());
    }

    /**
     * @param missing what does not exist or may not be read
     * @param lost what may be read, but whose bytes are gone or have changed
     */
    static Bulk answer(
            List<?> objects, List<BulkAccessUrl> urls, int resolved, List<String> missing, List<String> lost) {
        var unresolved = new ArrayList<Unresolved>();
        if (!missing.isEmpty()) {
            unresolved.add(new Unresolved(404, missing));
        }
        if (!lost.isEmpty()) {
            unresolved.add(new Unresolved(410, lost));
        }
        var without = missing.size() + lost.size();
        return new Bulk(new Summary(resolved + without, resolved, without), unresolved, objects, urls);
    }

    private static List<String> ids(ObjectIds body) {
        var ids = RequestMapper.body(body).ids();
        new RequestMapper().require(ids, "bulk_object_ids").check();
        limit(ids.size());
        return ids.stream().map(id -> Objects.requireNonNullElse(id, "")).toList();
    }

    static void limit(int asked) {
        if (asked > MAX_IDS) {
            throw DomainException.of(DrsError.TOO_MANY_IDS, asked, MAX_IDS);
        }
    }

    static List<ObjectId> parsed(List<String> ids) {
        return ids.stream()
                .map(ObjectId::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    public record ObjectIds(
            @JsonProperty("bulk_object_ids") List<String> ids,
            @JsonProperty("passports") List<String> passports) {}
}
