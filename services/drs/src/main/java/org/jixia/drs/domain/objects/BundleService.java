package org.jixia.drs.domain.objects;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** About 6 MB of JSON: an answer that many callers can ask for at once. */
    static final int MAX_ENTRIES = 20_000;

    static final int MAX_DEPTH = 32;
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

    /** Makes the bundle, or gives the one made before under the same key. */
    public DataObject create(Caller caller, UUID workspace, NewBundle wanted, String key) {
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
        var bundle = bundle(workspace, wanted, members, Maker.of(caller, member.billingAccount()));
        var items = wanted.contents().stream()
                .map(i -> item(
                        bundle.id(),
                        i.name(),
                        members.get(ObjectId.parse(i.objectId()).orElseThrow())))
                .toList();
        var id = ledger.addBundle(bundle, items, key, new Asked(workspace, wanted));
        decisions.record(Decision.granted(Action.WRITE, caller, workspace, id));
        return objects.find(id).orElseThrow();
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
            if (item == null) {
                faults.add(Fault.of(DrsError.FIELD_MISSING, where));
                continue;
            }
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
                listed.stream().mapToLong(DataObject::size).reduce(0, BundleService::sum),
                new Digests(
                        digest("SHA-256", listed, o -> o.digests().sha256()),
                        digest("MD5", listed, o -> o.digests().md5())),
                null,
                wanted.description(),
                maker,
                clock.instant(),
                null);
    }

    /** Bundles in bundles can be said to hold more bytes than a number does. */
    private static long sum(long size, long more) {
        return size > Long.MAX_VALUE - more ? Long.MAX_VALUE : size + more;
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

    /**
     * Items by bundle, in their author's order, of those among the objects that are bundles; with {@code expand} also of the bundles
     * in them that the caller may read. One statement a level. An answer that would list too much is refused before it is read: a
     * few nested bundles can stand for more entries than any memory holds.
     */
    public Map<ObjectId, List<BundleItem>> contents(Caller caller, List<DataObject> shown, boolean expand) {
        var known = new HashMap<ObjectId, List<BundleItem>>();
        var level = shown.stream()
                .filter(DataObject::isBundle)
                .collect(Collectors.groupingBy(DataObject::id, Collectors.counting()));
        var entries = 0L;
        for (int depth = 0; !level.isEmpty(); depth++) {
            load(level.keySet(), known);
            for (var bundle : level.entrySet()) {
                entries += bundle.getValue() * known.get(bundle.getKey()).size();
            }
            if (entries > MAX_ENTRIES || depth == MAX_DEPTH) {
                throw tooLarge();
            }
            level = expand ? nested(caller, level, known) : Map.of();
        }
        return known;
    }

    private void load(Set<ObjectId> bundles, Map<ObjectId, List<BundleItem>> known) {
        var unknown = bundles.stream().filter(b -> !known.containsKey(b)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        var items = objects.items(unknown, MAX_ENTRIES + 1);
        if (items.size() > MAX_ENTRIES) {
            throw tooLarge();
        }
        unknown.forEach(b -> known.put(b, new ArrayList<>()));
        items.forEach(i -> known.get(i.bundle()).add(i));
    }

    /** How often each readable bundle stands one level further down. */
    private Map<ObjectId, Long> nested(
            Caller caller, Map<ObjectId, Long> level, Map<ObjectId, List<BundleItem>> known) {
        var times = new HashMap<ObjectId, Long>();
        level.forEach((bundle, count) -> known.get(bundle).stream()
                .filter(i -> i.kind() == ObjectKind.BUNDLE)
                .forEach(i -> times.merge(i.object(), count, Long::sum)));
        if (!times.isEmpty()) {
            times.keySet().retainAll(reader.get(caller, times.keySet()).keySet());
        }
        return times;
    }

    private static DomainException tooLarge() {
        return DomainException.of(DrsError.BUNDLE_TOO_LARGE, MAX_ENTRIES, MAX_DEPTH);
    }

    /** What a repeated command is compared with: a key belongs to a caller, not to a workspace. */
    private record Asked(UUID workspace, NewBundle bundle) {}

    /** A bundle to be made. */
    public record NewBundle(String path, String description, List<NewItem> contents) {}

    /** A member to be. */
    public record NewItem(String name, String objectId) {}
}
