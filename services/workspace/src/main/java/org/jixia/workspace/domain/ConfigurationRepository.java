package org.jixia.workspace.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bundles and configurations as kept. */
public interface ConfigurationRepository {
    void keepBundle(String digest, byte[] content);

    byte[] bundle(String digest);

    List<Configuration> list(UUID workspace);

    Optional<Configuration> find(UUID workspace, UUID id);

    /** With its first version; false when the name is taken. */
    boolean insert(Configuration configuration, String person);

    /** With a new version when the workflow is another; false when it is not the stored one; a taken name is refused. */
    boolean update(Configuration configuration, String person);

    /** Of this version; false when it is not the stored one; a taken name is refused. */
    boolean rename(Configuration configuration);

    /** The newest first, those before a number (null: all), at most so many. */
    List<ConfigurationVersion> versions(UUID configuration, Integer before, int limit);

    boolean hasVersion(UUID configuration, String digest);

    boolean delete(UUID workspace, UUID id);

    void copy(UUID from, UUID to);

    /** Deletes the workspace's configurations, its submissions without rows, and bundles that nothing names any more. */
    void purge(UUID workspace);
}
