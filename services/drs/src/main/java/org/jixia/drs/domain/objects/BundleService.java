package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.Digests;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.WorkspacePath;
import org.jixia.drs.domain.objects.DataObject.Maker;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Caller;
import org.jixia.platform.identity.Memberships;
import org.jixia.platform.identity.Right;

/**
 * Bundles: named lists of objects under one id, immutable as every object. Members must exist when the bundle is made, so a
 * bundle cannot contain itself; the bundle gives no right to its members. Digests as in DRS 1.5, DrsObject.checksums.
 */
@ApplicationScoped
public class BundleService {
    public static final int MAX_ITEMS = 10_000;
    private static final Pattern PORTABLE = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    private final ObjectRepository objects;
    private final ObjectLedger ledger;
    private final ObjectService reader;
    private final Memberships memberships;
    private final DecisionLog decisions;
    private final Clock clock;

    public BundleService(
            ObjectRepository objects,
            ObjectLedger ledger,
            ObjectService reader,
            Memberships memberships,
            DecisionLog decisions,
            Clock clock) {
        this.objects = objects;
        this.ledger = ledger;
        this.reader = reader;
        this.memberships = memberships;
        this.decisions = decisions;
        this.clock = clock;
    }

    public DataObject create(Caller caller, UUID workspace, NewBundle wanted) {
        var member = memberships.require(workspace, caller, Right.WORKSPACE_WRITE);
        var faults = new ArrayList<>(WorkspacePath.faults(wanted.path(), "path"));
        var ids = ids(wanted, faults);
        var members = reader.get(caller, ids.values());
        ids.forEach((where, id) -> {
            if (!members.containsKey(id)) {
                faults.add(Fault.of(DrsError.REFERENCE_NOT_FOUND, where, id));
            }
        });
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        var person = AccessService.person(caller);
        var bundle = bundle(workspace, wanted, members, new Maker(person, null, null, member.billingAccount()));
        var items = wanted.contents().stream()
                .map(i -> item(
                        bundle.id(),
                        i.name(),
                        members.get(ObjectId.parse(i.objectId()).orElseThrow())))
                .toList();
        ledger.addBundle(bundle, items);
        decisions.record(Decision.granted(Action.WRITE, person, workspace, bundle.id()));
        return bundle;
    }

    private static Map<String, ObjectId> ids(NewBundle wanted, List<Fault> faults) {
        if (wanted.contents() == null
                || wanted.contents().isEmpty()
                || wanted.contents().size() > MAX_ITEMS) {
            throw DomainException.of(DrsError.INVALID_REQUEST)
                    .with(List.of(Fault.of(DrsError.TOO_MANY_ITEMS, "contents", MAX_ITEMS)));
        }
        var names = new HashSet<String>();
        var ids = new HashMap<String, ObjectId>();
        for (int i = 0; i < wanted.contents().size(); i++) {
            var item = wanted.contents().get(i);
            var where = "contents[" + i + "]";
            if (item.name() == null || !PORTABLE.matcher(item.name()).matches()) {
                faults.add(Fault.of(DrsError.FIELD_INVALID, where + ".name", "A-Z a-z 0-9 . _ -"));
            } else if (!names.add(item.name())) {
                faults.add(Fault.of(DrsError.NAME_TWICE, where + ".name", item.name()));
            }
            ObjectId.parse(item.objectId())
                    .ifPresentOrElse(
                            id -> ids.put(where + ".objectId", id),
                            () -> faults.add(
                                    Fault.of(DrsError.REFERENCE_NOT_FOUND, where + ".objectId", item.objectId() + "")));
        }
        return ids;
    }

    private DataObject bundle(UUID workspace, NewBundle wanted, Map<ObjectId, DataObject> members, Maker maker) {
        var listed = wanted.contents().stream()
                .map(i -> members.get(ObjectId.parse(i.objectId()).orElseThrow()))
                .toList();
        return new DataObject(
                ObjectId.next(),
                workspace,
                WorkspacePath.of(wanted.path(), "path"),
                ObjectKind.BUNDLE,
                ObjectState.AVAILABLE,
                null,
                workspace,
                listed.stream().mapToLong(DataObject::size).sum(),
                new Digests(
                        digest("SHA-256", listed, o -> o.digests().sha256()),
                        digest("MD5", listed, o -> o.digests().md5())),
                null,
                wanted.description(),
                maker,
                clock.instant(),
                null);
    }

    static String digest(String algorithm, List<DataObject> members, Function<DataObject, String> digest) {
        try {
            var text = members.stream().map(digest).sorted().collect(Collectors.joining());
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static BundleItem item(ObjectId bundle, String name, DataObject member) {
        return new BundleItem(bundle, name, member.id(), member.kind());
    }

    /** Items of these bundles, by bundle, in their author's order. */
    public Map<ObjectId, List<BundleItem>> items(Collection<ObjectId> bundles) {
        return objects.items(bundles).stream().collect(Collectors.groupingBy(BundleItem::bundle));
    }

    /** A bundle to be made. */
    public record NewBundle(String path, String description, List<NewItem> contents) {}

    /** A member to be. */
    public record NewItem(String name, String objectId) {}
}
