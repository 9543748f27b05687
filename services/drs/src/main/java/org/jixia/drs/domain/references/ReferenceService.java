package org.jixia.drs.domain.references;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.ObjectId;
import org.jixia.drs.domain.objects.DataObject;
import org.jixia.drs.domain.objects.ObjectPolicy;
import org.jixia.drs.domain.objects.ObjectRepository;
import org.jixia.drs.domain.objects.ObjectRepository.Name;
import org.jixia.drs.domain.references.Reference.ById;
import org.jixia.drs.domain.references.Reference.ByPath;
import org.jixia.drs.domain.references.Reference.External;
import org.jixia.drs.domain.references.Reference.Unusable;
import org.jixia.platform.errors.Fault;

/**
 * Finds the objects that texts name, for persons who may read them. However many texts: one statement for ids, one for paths, one
 * for maps, one question of right for each person and workspace.
 */
@ApplicationScoped
public class ReferenceService {
    private static final String DRS = "drs://";

    private final ObjectRepository objects;
    private final ObjectPolicy policy;
    private final AddressMapRepository maps;
    private final ForeignObjects foreign;
    private final DrsSettings settings;

    public ReferenceService(
            ObjectRepository objects,
            ObjectPolicy policy,
            AddressMapRepository maps,
            ForeignObjects foreign,
            DrsSettings settings) {
        this.objects = objects;
        this.policy = policy;
        this.maps = maps;
        this.foreign = foreign;
        this.settings = settings;
    }

    /** Answers in the order asked; missing and forbidden objects have the same fault. */
    public List<Resolution> resolve(List<Asked> asked) {
        var reader = reader(asked);
        var references =
                asked.stream().map(a -> reader.read(a.text(), a.workspace())).toList();
        var found = new Found(byId(references), byName(references));
        var candidates = references.stream().map(found::of).toList();
        var readable = readable(asked, candidates);
        var answers = new ArrayList<Resolution>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            answers.add(answer(asked.get(i), references.get(i), candidates.get(i), readable));
        }
        return answers;
    }

    /** Also finds where the bytes of other DRS servers' objects are; asks each server once an object. */
    public List<Resolution> resolveToFetch(List<Asked> asked) {
        var located = new HashMap<String, ForeignObjects.Located>();
        return resolve(asked).stream().map(r -> located(r, located)).toList();
    }

    private Resolution located(Resolution resolution, Map<String, ForeignObjects.Located> known) {
        var address = resolution.external();
        if (address == null || !address.startsWith(DRS)) {
            return resolution;
        }
        var found = known.computeIfAbsent(address, a -> {
            var slash = a.indexOf('/', DRS.length());
            return foreign.locate(a.substring(DRS.length(), slash), a.substring(slash + 1));
        });
        return new Resolution(resolution.asked(), null, null, found.url(), found.fault());
    }

    private ReferencePolicy reader(List<Asked> asked) {
        var loaded = new AddressMaps[1];
        return new ReferencePolicy(settings.authorities(), foreign.authorities(), () -> {
            if (loaded[0] == null) {
                loaded[0] = maps.maps(asked.stream().map(Asked::workspace).collect(Collectors.toSet()));
            }
            return loaded[0];
        });
    }

    private Map<ObjectId, DataObject> byId(List<Reference> references) {
        var ids = new HashSet<ObjectId>();
        for (var reference : references) {
            if (reference instanceof ById byId) {
                ids.add(byId.id());
            }
        }
        return ids.isEmpty() ? Map.of() : objects.find(ids);
    }

    private Map<Name, DataObject> byName(List<Reference> references) {
        var names = new HashSet<Name>();
        for (var reference : references) {
            if (reference instanceof ByPath byPath) {
                names.add(new Name(byPath.workspace(), byPath.path()));
            }
        }
        return names.isEmpty() ? Map.of() : objects.named(names);
    }

    private Map<String, Set<ObjectId>> readable(List<Asked> asked, List<DataObject> candidates) {
        var byPerson = new HashMap<String, Collection<DataObject>>();
        for (int i = 0; i < asked.size(); i++) {
            if (candidates.get(i) != null) {
                byPerson.computeIfAbsent(asked.get(i).person(), p -> new HashSet<>())
                        .add(candidates.get(i));
            }
        }
        return byPerson.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> policy.readable(e.getKey(), e.getValue())));
    }

    private static Resolution answer(
            Asked asked, Reference reference, DataObject object, Map<String, Set<ObjectId>> readable) {
        return switch (reference) {
            case Unusable unusable -> new Resolution(asked, null, null, null, unusable.fault());
            case External external -> new Resolution(asked, null, null, external.url(), null);
            case ById byId -> found(asked, byId.id(), object, readable);
            case ByPath byPath -> found(asked, object == null ? null : object.id(), object, readable);
        };
    }

    private static Resolution found(
            Asked asked, ObjectId meant, DataObject object, Map<String, Set<ObjectId>> readable) {
        var visible = object != null
                && object.isAvailable()
                && readable.getOrDefault(asked.person(), Set.of()).contains(object.id());
        return visible
                ? new Resolution(asked, meant, object, null, null)
                : new Resolution(asked, meant, null, null, Fault.of(DrsError.REFERENCE_NOT_FOUND, "", asked.text()));
    }

    /** A text, the workspace that it is read in, and for whom. */
    public record Asked(UUID workspace, String person, String text) {}

    /**
     * Exactly one of object, external address and fault.
     *
     * @param meant the id that the text stands for, also where the person may not know it: for the record, never for an answer
     */
    public record Resolution(Asked asked, ObjectId meant, DataObject object, String external, Fault fault) {
        public Resolution refused(Fault why) {
            return new Resolution(asked, meant, null, null, why);
        }

        public boolean hasObject() {
            return object != null;
        }
    }

    private record Found(Map<ObjectId, DataObject> byId, Map<Name, DataObject> byName) {
        DataObject of(Reference reference) {
            return switch (reference) {
                case ById id -> byId.get(id.id());
                case ByPath path -> byName.get(new Name(path.workspace(), path.path()));
                case External external -> null;
                case Unusable unusable -> null;
            };
        }
    }
}
