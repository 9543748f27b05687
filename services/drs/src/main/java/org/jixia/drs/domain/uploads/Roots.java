package org.jixia.drs.domain.uploads;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jixia.drs.domain.BlobAddress;

/** Port to the places of the institution that an administrator lets people register files from. */
public interface Roots {

    List<Root> all();

    default Optional<Root> find(String name) {
        return all().stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /**
     * @param container the bucket, or for a folder the root's own name
     * @param prefix what stands before the path inside the bucket; empty for a folder
     * @param workspaces who may register from it; empty means every workspace
     */
    record Root(
            String name,
            BlobAddress.Origin origin,
            String container,
            String prefix,
            String description,
            Set<UUID> workspaces) {

        public boolean serves(UUID workspace) {
            return workspaces.isEmpty() || workspaces.contains(workspace);
        }

        public BlobAddress address(String path) {
            return new BlobAddress(origin, container, prefix + path);
        }
    }
}
