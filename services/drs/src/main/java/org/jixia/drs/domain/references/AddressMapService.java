package org.jixia.drs.domain.references;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixia.drs.domain.Decision;
import org.jixia.drs.domain.Decision.Action;
import org.jixia.drs.domain.DecisionLog;
import org.jixia.drs.domain.DrsError;
import org.jixia.drs.domain.DrsSettings;
import org.jixia.drs.domain.references.Reference.Unusable;
import org.jixia.platform.errors.DomainException;
import org.jixia.platform.errors.Fault;
import org.jixia.platform.identity.Caller;

/** The address maps of the installation and of workspaces; replaced whole, every fault in one answer. */
@ApplicationScoped
public class AddressMapService {
    private static final int MAX_MAPPINGS = 1000;
    private static final Pattern PREFIX = Pattern.compile("^(gs|s3|https)://[^/\\s]+(/.*)?$");

    private final AddressMapRepository maps;
    private final DecisionLog decisions;
    private final DrsSettings settings;

    public AddressMapService(AddressMapRepository maps, DecisionLog decisions, DrsSettings settings) {
        this.decisions = decisions;
        this.maps = maps;
        this.settings = settings;
    }

    public List<AddressMapping> list(UUID workspace) {
        return maps.list(workspace);
    }

    /** @param workspace null for the installation's map */
    public List<AddressMapping> replace(Caller caller, UUID workspace, List<AddressMapping> mappings) {
        if (mappings == null || mappings.size() > MAX_MAPPINGS) {
            throw DomainException.of(DrsError.INVALID_REQUEST)
                    .with(List.of(Fault.of(DrsError.TOO_MANY_ITEMS, "items", MAX_MAPPINGS)));
        }
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (int i = 0; i < mappings.size(); i++) {
            check(mappings.get(i), "items[" + i + "]", seen, faults);
        }
        if (!faults.isEmpty()) {
            throw DomainException.of(DrsError.INVALID_REQUEST).with(faults);
        }
        decisions.record(Decision.granted(Action.ADMINISTER, caller, workspace, null));
        maps.replace(workspace, mappings);
        return maps.list(workspace);
    }

    private void check(AddressMapping mapping, String where, HashSet<String> seen, List<Fault> faults) {
        if (mapping == null) {
            faults.add(Fault.of(DrsError.FIELD_MISSING, where));
            return;
        }
        if (mapping.prefix() == null || !PREFIX.matcher(mapping.prefix()).matches()) {
            faults.add(Fault.of(DrsError.MAP_PREFIX, where + ".prefix"));
        } else if (!seen.add(mapping.prefix())) {
            faults.add(Fault.of(DrsError.MAP_TWICE, where + ".prefix", mapping.prefix()));
        }
        var target = String.valueOf(mapping.target());
        var usable = !target.startsWith("drs:")
                && target.matches("^(s3|https)://.+")
                && !(reader().read(target + "x", null) instanceof Unusable);
        if (!usable) {
            faults.add(Fault.of(DrsError.MAP_TARGET, where + ".target"));
        }
    }

    private ReferencePolicy reader() {
        return new ReferencePolicy(settings.authorities(), Set.of(), () -> new AddressMaps(List.of(), Map.of()));
    }
}
