package org.jixia.drs.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jixia.drs.api.RequestMapper.FaultBody;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.AccessService;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.ObjectService;
import org.jixia.drs.domain.objects.WorkspaceStores.Totals;
import org.jixia.drs.domain.references.ReferenceService;
import org.jixia.drs.domain.references.ReferenceService.Asked;
import org.jixia.drs.domain.removal.RemovalService;
import org.jixia.platform.identity.Permission;
import org.jixia.platform.identity.Right;

/** What workspace and wes ask about objects; lists of at most 500, answers in the order asked. */
@Path("/internal")
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InternalObjectResource {
    static final int MAX_ITEMS = 500;

    private final ReferenceService references;
    private final AccessService access;
    private final ObjectService objects;
    private final RemovalService removal;
    private final DrsSettings settings;

    public InternalObjectResource(
            ReferenceService references,
            AccessService access,
            ObjectService objects,
            RemovalService removal,
            DrsSettings settings) {
        this.references = references;
        this.access = access;
        this.objects = objects;
        this.removal = removal;
        this.settings = settings;
    }

    @POST
    @Path("/objects:resolve")
    @Permission(
            value = Right.INTERNAL,
            callers = {"workspace", "wes"})
    public Resolved resolve(Resolve request, @Context HttpHeaders headers) {
        var body = RequestMapper.body(request);
        new RequestMapper()
                .require(body.person(), "person")
                .require(body.workspace(), "workspace")
                .atMost(body.references(), MAX_ITEMS, "references")
                .check();
        var asked = body.references().stream()
                .map(text -> new Asked(body.workspace(), body.person(), text))
                .toList();
        return new Resolved(references.resolve(asked).stream()
                .map(r -> new ResolvedItem(
                        r.asked().text(),
                        r.object() == null ? null : ObjectInfo.of(r.object(), settings),
                        r.external(),
                        RequestMapper.fault(r.fault(), headers)))
                .toList());
    }

    @POST
    @Path("/objects:access")
    @Permission(
            value = Right.INTERNAL,
            callers = {"wes"})
    public Accesses access(Access request) {
        var body = RequestMapper.body(request);
        new RequestMapper().require(body.person(), "person").check();
        var signed = access.addressesFor(body.person(), body.run(), RequestMapper.ids(body.objects(), MAX_ITEMS));
        return new Accesses(signed.values().stream()
                .map(s -> new AccessItem(s.object().value(), s.url(), s.expiresAt()))
                .toList());
    }

    @POST
    @Path("/objects:confirm")
    @Permission(
            value = Right.INTERNAL,
            callers = {"wes"})
    public Confirmed confirm(Confirm request) {
        var items = RequestMapper.body(request).objects();
        new RequestMapper().atMost(items, 10_000, "objects").check();
        var asked = new HashMap<ObjectId, String>();
        items.stream()
                .filter(i -> i.id() != null && i.sha256() != null)
                .forEach(i -> asked.put(new ObjectId(i.id()), i.sha256()));
        return new Confirmed(
                objects.confirmed(asked).stream().map(ObjectId::value).toList());
    }

    @POST
    @Path("/objects:lookup")
    @Permission(Right.INTERNAL)
    public LookedUp lookUp(Lookup request) {
        var ids = RequestMapper.ids(RequestMapper.body(request).objects(), MAX_ITEMS);
        return new LookedUp(objects.lookUp(ids).stream()
                .map(o -> ObjectInfo.of(o, settings))
                .toList());
    }

    @GET
    @Path("/workspaces/{id}/contents")
    @Permission(
            value = Right.INTERNAL,
            callers = {"workspace"})
    public Totals contents(@PathParam("id") UUID workspace) {
        return removal.contents(workspace);
    }

    @PUT
    @Path("/workspaces/{id}/removal")
    @Consumes(MediaType.WILDCARD)
    @Permission(
            value = Right.INTERNAL,
            callers = {"workspace"})
    public Removal remove(@PathParam("id") UUID workspace) {
        return new Removal(removal.remove(workspace));
    }

    /** The next files of an original, referred to in its clone under their paths: 500 a call. */
    @POST
    @Path("/workspaces/{id}/references")
    @Permission(
            value = Right.INTERNAL,
            callers = {"workspace"})
    public Followed follow(@PathParam("id") UUID clone, Follow request) {
        var body = RequestMapper.body(request);
        new RequestMapper()
                .require(body.from(), "from")
                .require(body.person(), "person")
                .check();
        var maker = new DataObject.Maker(body.person(), null, null, body.billingAccount());
        return new Followed(
                objects.follow(clone, body.from(), body.after(), maker).orElse(null));
    }

    /** @param after the last path of the step before; null at the beginning */
    public record Follow(UUID from, String person, UUID billingAccount, String after) {}

    /** @param next the last path of this step; null at the end */
    public record Followed(String next) {}

    public record Resolve(String person, UUID workspace, List<String> references) {}

    public record Resolved(List<ResolvedItem> items) {}

    /** Exactly one of object, external (an https address that is fetched where it is) and fault. */
    public record ResolvedItem(String reference, ObjectInfo object, String external, FaultBody fault) {}

    public record Access(String person, UUID workspace, UUID run, List<UUID> objects) {}

    public record Accesses(List<AccessItem> items) {}

    public record AccessItem(UUID id, URI url, Instant expiresAt) {}

    public record Confirm(List<ConfirmItem> objects) {}

    public record ConfirmItem(UUID id, String sha256) {}

    public record Confirmed(List<UUID> confirmed) {}

    public record Lookup(List<UUID> objects) {}

    public record LookedUp(List<ObjectInfo> items) {}

    public record Removal(boolean done) {}
}
