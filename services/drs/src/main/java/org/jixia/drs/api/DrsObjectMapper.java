package org.jixia.drs.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jixia.drs.api.DrsObject.AccessMethod;
import org.jixia.drs.api.DrsObject.Authorizations;
import org.jixia.drs.api.DrsObject.Checksum;
import org.jixia.drs.api.DrsObject.Content;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.AccessService;
import org.jixia.drs.domain.objects.BundleItem;
import org.jixia.drs.domain.objects.BundleService;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.IdentityConfig;

/** Shows objects as DRS 1.5 does. The true name goes to the aliases where the standard's characters do not allow it. */
@ApplicationScoped
public class DrsObjectMapper {
    private final BundleService bundles;
    private final DrsSettings settings;
    private final IdentityConfig identity;

    public DrsObjectMapper(BundleService bundles, DrsSettings settings, IdentityConfig identity) {
        this.bundles = bundles;
        this.settings = settings;
        this.identity = identity;
    }

    List<DrsObject> show(Caller caller, List<DataObject> objects, boolean expand) {
        var contents = bundles.contents(caller, objects, expand);
        return objects.stream().map(object -> show(object, contents)).toList();
    }

    private DrsObject show(DataObject object, Map<ObjectId, List<BundleItem>> contents) {
        var portable = object.name().replaceAll("[^A-Za-z0-9._-]", "_");
        var method = new AccessMethod(
                "https",
                AccessService.ACCESS_ID,
                true,
                authorizations(object.id().toString()));
        return new DrsObject(
                object.id().toString(),
                portable,
                settings.uri(object.id()),
                object.size(),
                object.createdAt(),
                object.createdAt(),
                object.mimeType(),
                List.of(
                        new Checksum(object.digests().sha256(), "sha-256"),
                        new Checksum(object.digests().md5(), "md5")),
                object.isBundle() ? null : List.of(method),
                object.isBundle() ? contents(object.id(), contents) : null,
                object.description(),
                portable.equals(object.name()) ? null : List.of(object.name()));
    }

    private List<Content> contents(ObjectId bundle, Map<ObjectId, List<BundleItem>> known) {
        return known.getOrDefault(bundle, List.of()).stream()
                .map(item -> new Content(
                        item.name(),
                        item.object().toString(),
                        List.of(settings.uri(item.object())),
                        known.containsKey(item.object()) ? contents(item.object(), known) : null))
                .toList();
    }

    /** The same for every well-formed id: whether there is such an object is told only to who may read it. */
    Authorizations authorizations(String id) {
        return new Authorizations(id, List.of("BearerAuth"), List.of(identity.issuer()));
    }
}
