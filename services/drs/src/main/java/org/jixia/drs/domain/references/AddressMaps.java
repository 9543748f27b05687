package org.jixia.drs.domain.references;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The address maps that hold in some workspaces: a workspace's own before the installation's, the longest prefix first. */
public record AddressMaps(List<AddressMapping> installation, Map<UUID, List<AddressMapping>> byWorkspace) {

    public Optional<String> rewrite(UUID workspace, String address) {
        var own = workspace == null ? List.<AddressMapping>of() : byWorkspace.getOrDefault(workspace, List.of());
        return rewrite(own, address).or(() -> rewrite(installation, address));
    }

    private static Optional<String> rewrite(Collection<AddressMapping> mappings, String address) {
        return mappings.stream()
                .filter(m -> address.startsWith(m.prefix()))
                .max(Comparator.comparingInt(m -> m.prefix().length()))
                .map(m -> m.target() + address.substring(m.prefix().length()));
    }
}
