package org.jixia.drs.domain.references;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Address maps in the database; {@code null} as workspace means the installation. */
public interface AddressMapRepository {

    AddressMaps maps(Collection<UUID> workspaces);

    List<AddressMapping> list(UUID workspace);

    /** The whole map at once: whoever reads meanwhile sees the old or the new one. */
    void replace(UUID workspace, List<AddressMapping> mappings);
}
